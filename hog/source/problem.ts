import type { Span } from "./span.ts";

/** How much a problem matters: `error` will fail or be refused, `warning` is probably not meant. */
export type Severity = "error" | "warning" | "info" | "hint";

/** Something to tell the author about a range of the text. */
export interface Problem extends Span {
  /** Stable, kebab-case; names the rule's page in `docs/rules/`. */
  readonly code: string;
  readonly severity: Severity;
  /** One or two short sentences: what is so, and what to do. */
  readonly message: string;
}
