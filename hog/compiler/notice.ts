import type { Positioned } from "./ast.ts";
import { spanOf } from "./code.ts";

/** Something the compiler noticed about a program that it compiles all the same. */
export interface CompileNotice extends Positioned {
  readonly code: "unknown-function" | "unknown-global" | "known-global" | "comparison-statement";
  /** The list of PostHog's compiler it would be in. */
  readonly level: "error" | "warning" | "notice";
  /** In PostHog's words. */
  readonly message: string;
}

/** A call of a function that neither the machine nor the host is known to have. */
export function unknownFunction(node: Positioned, name: string): CompileNotice {
  const message = `Hog function \`${name}\` is not implemented`;
  return { code: "unknown-function", level: "error", message, ...spanOf(node) };
}

/** A read of a global that is not known to exist. */
export function unknownGlobal(node: Positioned, name: string): CompileNotice {
  const message = `Unknown global variable: ${name}`;
  return { code: "unknown-global", level: "warning", message, ...spanOf(node) };
}

/** A read or call of a global that is known. */
export function knownGlobal(node: Positioned, name: string): CompileNotice {
  const message = `Global variable: ${name}`;
  return { code: "known-global", level: "notice", message, ...spanOf(node) };
}

/** `x = 1` as a statement, which compares and drops the result. */
export function comparisonStatement(node: Positioned): CompileNotice {
  const message = "You must use ':=' for assignment instead of '='.";
  return { code: "comparison-statement", level: "warning", message, ...spanOf(node) };
}
