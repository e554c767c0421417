/**
 * Our additions to the Language Server Protocol.
 *
 * The client owns the functions of the connected project, the server owns the texts that are open. A
 * program on disk needs no message: the `function.json` beside it says the same.
 */

/**
 * Notification, client → server: what a function is and what its two documents hold, as the service
 * has them. Sent before one of the documents is opened, and again when that changes. While a document is
 * open, its own text counts instead.
 */
export const functionMethod = "hog/function";

export interface FunctionParams {
  /** The address of the document with the program. */
  readonly code: string;
  /** The address of the JSON document with the rest. */
  readonly configuration: string;
  /** Null: nothing is known about the function any more. */
  readonly told: ToldFunction | null;
}

export interface ToldFunction {
  /** As PostHog's API has it. */
  readonly type: string;
  /** To which of the projects in `hog/project` it belongs. */
  readonly project: string;
  /** The text of the program. */
  readonly code: string;
  /** The text of the JSON document. */
  readonly configuration: string;
}

/** Notification, client → server: what a project's events and properties are called. */
export const projectMethod = "hog/project";

export interface ProjectParams {
  readonly project: string;
  /** Null: nothing is known about the project any more. */
  readonly names: ProjectNames | null;
}

/** The definitions of a project. */
export interface ProjectNames {
  readonly events: readonly ProjectEvent[];
  readonly eventProperties: readonly ProjectProperty[];
  readonly personProperties: readonly ProjectProperty[];
  readonly groups: readonly ProjectGroup[];
  /** Whether these are all there are: a name that is not among them was never seen. */
  readonly complete: boolean;
  /** The globals of a recent event, for the values in them; never more than the project itself shows. */
  readonly sample?: Readonly<Record<string, unknown>>;
}

export interface ProjectEvent {
  readonly name: string;
  readonly description?: string;
}

export interface ProjectProperty {
  readonly name: string;
  /** `String`, `Numeric`, `Boolean`, `DateTime`, `Duration`; absent where PostHog does not know. */
  readonly type?: string;
}

/** A type of groups, and what its groups may have. */
export interface ProjectGroup {
  /** As in `groups.company`. */
  readonly type: string;
  /** 0 to 4, as in filters. */
  readonly index: number;
  readonly properties: readonly ProjectProperty[];
}

/**
 * Request, server → client, without parameters: every function of the connected project with its
 * program, for a search over all of them. An empty list where no project is connected.
 */
export const programsMethod = "hog/programs";

export interface ProgramText {
  /** The address of the document with the program. */
  readonly uri: string;
  /** What the function is called. */
  readonly name: string;
  readonly text: string;
}
