/**
 * A mistake of the person at the terminal: a wrong option, a file that is not there, JSON that is
 * none. Thrown where it is found and shown in one place, as one line; nothing has been written then.
 */
export class UsageError extends Error {}
