/** The names and list positions that lead to a field in a request. */
export type FieldPath = readonly (string | number)[];

/**
 * The first field of a request that PostHog refuses. Most routes answer it in their flat envelope, but
 * test runs answer it nested; so it stays apart from both until it is answered.
 */
export class FieldProblem extends Error {
  readonly path: FieldPath;
  readonly code: string;

  constructor(path: FieldPath, detail: string, code: string) {
    super(detail);
    this.path = path;
    this.code = code;
  }
}

/** Ends the reading of a request. The path may end in `non_field_errors`. */
export function refuseField(path: FieldPath, detail: string, code = "invalid_input"): never {
  throw new FieldProblem(path, detail, code);
}

/** The field as the envelope names it; null for the request as a whole. */
export function attributeOf({ path }: FieldProblem): string | null {
  const name = path.join("__");
  return name === "" || name === "non_field_errors" ? null : name;
}

/** The problem as it is nested in the body of a test run's refusal. */
export function nestProblem({ path, message }: FieldProblem): unknown {
  return path.reduceRight<unknown>((inner, part) => nest(part, inner), [message]);
}

/** A list has an empty object for each element before the refused one. */
function nest(part: string | number, inner: unknown): unknown {
  if (typeof part === "string") return { [part]: inner };
  return [...Array.from({ length: part }, () => ({})), inner];
}
