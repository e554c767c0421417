/** What is wrong in a configuration, and where. */
export interface Mistake {
  /** Names and positions from the outside in. */
  readonly path: readonly (string | number)[];
  /** Whether the name at the end of the path is meant, or what stands there. */
  readonly at: "name" | "value";
  /** Ready to show. */
  readonly message: string;
  readonly severity: "error" | "warning";
}

/** What stops a save. */
export function error(
  path: Mistake["path"],
  message: string,
  at: Mistake["at"] = "value",
): Mistake {
  return { path, at, message, severity: "error" };
}

/** What does not stop a save. */
export function warning(
  path: Mistake["path"],
  message: string,
  at: Mistake["at"] = "value",
): Mistake {
  return { path, at, message, severity: "warning" };
}
