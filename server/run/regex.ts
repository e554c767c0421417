import { RE2JS, RE2JSSyntaxException } from "re2js";

/** What the VM asks for regular expressions. Programs may hand over any value; it is read as a text. */
export interface RegexEngine {
  readonly match: (pattern: unknown, text: unknown) => boolean;
  readonly extract: (pattern: unknown, text: unknown) => string;
}

/**
 * Regular expressions by RE2's rules, as in PostHog's worker: linear time, no look-around, no back
 * references, and `.` stops at line breaks. Where case does not matter, the VM puts `(?i)` in front.
 *
 * `match` finds the pattern anywhere in the text; `extract` gives the first group of the first match,
 * or the whole match where there are no groups, and `""` if there is none. A pattern that RE2 refuses
 * is a SyntaxError in the worker's words, with which the program fails.
 */
export function createRegexEngine(): RegexEngine {
  const compiled = new Map<string, RE2JS>();
  const compile = (value: unknown): RE2JS => {
    const pattern = String(value);
    const known = compiled.get(pattern) ?? compileRegex(pattern);
    compiled.set(pattern, known);
    return known;
  };
  return {
    match: (pattern, text) => compile(pattern).test(String(text)),
    extract: (pattern, text) => extractFirst(compile(pattern), String(text)),
  };
}

function extractFirst(regex: RE2JS, text: string): string {
  const matcher = regex.matcher(text);
  if (!matcher.find()) return "";
  return matcher.group(matcher.groupCount() > 0 ? 1 : 0) ?? "";
}

function compileRegex(pattern: string): RE2JS {
  try {
    return RE2JS.compile(RE2JS.translateRegExp(pattern));
  } catch (error) {
    throw error instanceof RE2JSSyntaxException ? new SyntaxError(describe(error)) : error;
  }
}

function describe(error: RE2JSSyntaxException): string {
  const description = wording.get(error.getDescription()) ?? error.getDescription();
  const part = error.getPattern();
  return part === null ? description : `${description}: ${part}`;
}

/** The port speaks as RE2 does in Go; the worker has RE2 in C++, whose words differ for some errors. */
const wording: ReadonlyMap<string, string> = new Map([
  ["invalid or unsupported Perl syntax", "invalid perl operator"],
  ["missing closing )", "missing )"],
  ["missing closing ]", "missing ]"],
  ["invalid nested repetition operator", "bad repetition operator"],
  ["invalid repeat count", "invalid repetition size"],
  ["missing argument to repetition operator", "no argument for repetition operator"],
  ["trailing backslash at end of expression", "trailing \\"],
  ["invalid named capture", "invalid named capture group"],
]);
