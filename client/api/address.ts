/** Whether a key may be sent there: encrypted, or without leaving this machine. */
export function isSafeAddress(url: URL): boolean {
  return url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname));
}

/** `hostname` as `URL` writes it, which turns every spelling of an IPv4 address into four numbers. */
export function isLoopback(hostname: string): boolean {
  return hostname === "localhost" || hostname === "[::1]" || /^127(\.\d+){3}$/.test(hostname);
}
