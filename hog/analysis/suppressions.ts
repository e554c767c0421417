import type { Problem } from "../source/problem.ts";
import { Lines } from "../source/lines.ts";
import type { Span } from "../source/span.ts";
import type { Comment, Parsed } from "../syntax/parse.ts";
import type { Program } from "../syntax/tree.ts";

/**
 * What the author asked not to hear, in comments:
 *
 *     // hog-ignore rule-code, other-rule: the reason      on the line itself or the one above
 *     // hog-ignore-file rule-code -- the reason           above the first statement
 */
export interface Suppression {
  /** Where the code stands in the comment; the word `hog-ignore` where no code follows it. */
  readonly span: Span;
  /** Empty where no code follows. */
  readonly code: string;
  /** The 0-based line whose problems it silences; `undefined` for the whole file. */
  readonly line: number | undefined;
  /** True for a `hog-ignore-file` that stands too low to count. */
  readonly tooLow: boolean;
}

/** Reads the suppressions of a program, in source order. */
export function findSuppressions({
  text,
  comments,
  root,
}: Parsed<Program>): readonly Suppression[] {
  if (!text.includes("hog-ignore")) return [];
  const lines = new Lines(text);
  const top = root.statements[0]?.start ?? text.length;
  const codeStarts = startsOfCodeBehind(comments, text);
  return comments.flatMap((comment, at) =>
    readSuppressions(text, comment).map(({ span, code, wholeFile }) => ({
      span,
      code,
      line: wholeFile ? undefined : lineSilencedBy(comment, codeStarts[at] ?? 0, text, lines),
      tooLow: wholeFile && comment.start > top,
    })),
  );
}

/** Takes out what is silenced, and tells which suppressions did something. */
export function applySuppressions(
  problems: readonly Problem[],
  suppressions: readonly Suppression[],
  text: string,
): { readonly kept: readonly Problem[]; readonly used: ReadonlySet<Suppression> } {
  const used = new Set<Suppression>();
  if (suppressions.length === 0) return { kept: problems, used };
  const lines = new Lines(text);
  const byKey = new Map<string, Suppression[]>();
  for (const suppression of suppressions) {
    if (suppression.tooLow) continue;
    const key = keyOf(suppression.code, suppression.line);
    const same = byKey.get(key);
    if (same) same.push(suppression);
    else byKey.set(key, [suppression]);
  }
  const kept = problems.filter(({ code, start }) => {
    const onLine = byKey.get(keyOf(code, lines.positionAt(start).line)) ?? [];
    const inFile = byKey.get(keyOf(code, undefined)) ?? [];
    for (const suppression of [...onLine, ...inFile]) used.add(suppression);
    return onLine.length + inFile.length === 0;
  });
  return { kept, used };
}

function keyOf(code: string, line: number | undefined): string {
  return `${line ?? "file"} ${code}`;
}

/** A comment behind code silences its own line, one that stands alone the next line with code. */
function lineSilencedBy(comment: Comment, codeStart: number, text: string, lines: Lines): number {
  const { line } = lines.positionAt(comment.start);
  const isBehindCode = text.slice(lines.startOf(line), comment.start).trim() !== "";
  return isBehindCode ? line : lines.positionAt(codeStart).line;
}

/** For each comment where the next code behind it starts. */
function startsOfCodeBehind(comments: readonly Comment[], text: string): readonly number[] {
  const starts: number[] = [];
  for (let at = comments.length - 1; at >= 0; at--) {
    let offset = comments[at]?.end ?? 0;
    while (offset < text.length && (text[offset] ?? "").trim() === "") offset++;
    const isNextComment = comments[at + 1]?.start === offset;
    starts[at] = isNextComment ? (starts[at + 1] ?? offset) : offset;
  }
  return starts;
}

function readSuppressions(
  text: string,
  comment: Comment,
): readonly { readonly span: Span; readonly code: string; readonly wholeFile: boolean }[] {
  const words = text.slice(comment.start, comment.end);
  const head = /^(?:\/\/|--|#|\/\*)\s*(hog-ignore(-file)?)(?![\w-])/.exec(words);
  const [matched, word, file] = head ?? [];
  if (matched === undefined || word === undefined) return [];
  const wholeFile = file !== undefined;
  const list = /^\s*(?:[\w-]+\s*(?:,\s*)?)*?(?=\s*(?::|--|\*\/|$))/.exec(
    words.slice(matched.length),
  );
  const codes = [...(list?.[0] ?? "").matchAll(/[\w-]+/g)].map((match) => {
    const start = comment.start + matched.length + match.index;
    return { span: { start, end: start + match[0].length }, code: match[0], wholeFile };
  });
  if (codes.length > 0) return codes;
  const end = comment.start + matched.length;
  return [{ span: { start: end - word.length, end }, code: "", wholeFile }];
}
