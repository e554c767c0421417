import type { Bytecode } from "../../../hog/bytecode/program.ts";
import type { Evaluation } from "../../run/evaluate.ts";
import { exec } from "../../run/vm.ts";

/**
 * Runs a filter on PostHog's machine with the regular expressions of the vectors: JavaScript's, where
 * a dot matches line breaks and `(?i)` in front ignores case.
 */
export function executeVectorFilter(
  bytecode: Bytecode,
  globals: Readonly<Record<string, unknown>>,
): Evaluation {
  try {
    const { result, error } = exec([...bytecode], {
      globals,
      external: { regex: { match, extract } },
    });
    return error ? { error: messageOf(error) } : { value: result };
  } catch (error) {
    return { error: messageOf(error) };
  }
}

function match(pattern: string, value: string): boolean {
  return toRegExp(pattern).test(value);
}

/** The first group of the first match, or all of it where the pattern has no group. */
function extract(pattern: string, value: string): string {
  const [all = "", group = all] = toRegExp(pattern).exec(value) ?? [];
  return group;
}

function toRegExp(pattern: string): RegExp {
  const [, flags = "", rest = pattern] = /^\(\?(i)\)(.*)$/s.exec(pattern) ?? [];
  return new RegExp(rest, `s${flags}`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
