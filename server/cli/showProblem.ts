import type { Problem, Severity } from "../../hog/source/problem.ts";
import type { Lines } from "../../hog/source/lines.ts";
import type { Paint, Style } from "./colours.ts";
import { toPosition } from "./position.ts";
import { printable } from "./printable.ts";
import type { Source } from "./source.ts";

/**
 * A problem as people read it, with its line of the source:
 *
 *     ping.hog:3:9 warning `total` is never read. (unused-variable)
 *       3 | let total := 1
 *         |     ^^^^^
 */
export function showProblem(source: Source, lines: Lines, problem: Problem, paint: Paint): string {
  const { line, column } = toPosition(lines, problem.start);
  const severity = paint(styles[problem.severity], problem.severity);
  const head = `${paint("bold", `${source.path}:${line}:${column}`)} ${severity} ${oneLine(problem.message)}`;
  const number = String(line);
  const [text, marks] = excerpt(source.text, lines, problem);
  const bar = paint("dim", "|");
  return [
    `${head} ${paint("dim", `(${problem.code})`)}`,
    `  ${paint("dim", number)} ${bar} ${text}`,
    `  ${" ".repeat(number.length)} ${bar} ${paint(styles[problem.severity], marks)}`,
    "",
  ].join("\n");
}

/** PostHog's messages may quote several lines of a program. */
function oneLine(message: string): string {
  return printable(message).replaceAll(/\s+/g, " ");
}

const styles: Readonly<Record<Severity, Style>> = {
  error: "red",
  warning: "yellow",
  info: "blue",
  hint: "cyan",
};

/** The most of a line that is shown, in UTF-16 units. */
const widest = 160;

/** The line on which a problem starts, or the part of it around the problem, and carets to go below. */
function excerpt(source: string, lines: Lines, { start, end }: Problem): readonly [string, string] {
  const { line } = lines.positionAt(start);
  const lineStart = lines.startOf(line);
  const nextLine = line + 1 < lines.count ? lines.startOf(line + 1) : source.length;
  const text = source.slice(lineStart, nextLine).replace(/[\r\n]+$/, "");
  const from = Math.min(start - lineStart, text.length);
  const to = Math.max(from, Math.min(end - lineStart, text.length));
  const first = text.length <= widest ? 0 : Math.max(0, from - widest / 4);
  const last = Math.min(text.length, first + widest);
  const before = printable(text.slice(first, from));
  const marked = printable(text.slice(from, Math.min(to, last)));
  const shown = `${before}${marked}${printable(text.slice(Math.min(to, last), last))}`;
  const blank = before.replaceAll(/[^\t]/gu, (character) => " ".repeat(widthOf(character)));
  return [shown, blank + "^".repeat(Math.max(1, widthOfAll(marked)))];
}

function widthOfAll(text: string): number {
  return Array.from(text).reduce((width, character) => width + widthOf(character), 0);
}

/** How many columns of a terminal a character takes, by and large. */
function widthOf(character: string): number {
  if (/^(?:\p{Mark}|[\u200b-\u200d])$/u.test(character)) return 0;
  return /^[\p{Emoji_Presentation}\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]$/u.test(
    character,
  )
    ? 2
    : 1;
}
