import type { Span } from "../../../../hog/source/span.ts";

/** `inputs.key` or `inputs['key']` in a template of Liquid. Offsets in the template. */
export interface LiquidInput {
  readonly key: string;
  /** The key alone. */
  readonly span: Span;
  /** What is selected by, with its dot or its brackets. */
  readonly selector: Span;
}

/** The inputs that a template of Liquid reads, in source order. */
export function findLiquidInputs(text: string): readonly LiquidInput[] {
  return findTags(text).flatMap((tag) => inputsIn(text, tag));
}

/** What selects an input in Liquid. */
export function toLiquidSelector(key: string): string {
  if (/^[A-Za-z_][\w-]*$/.test(key)) return `.${key}`;
  const quote = key.includes("'") ? '"' : "'";
  return `[${quote}${key.replaceAll(/[\\"]/g, "\\$&")}${quote}]`;
}

/** Every `{{ … }}` and `{% … %}`, but for what stands between `raw` and `endraw`. */
function findTags(text: string): readonly Span[] {
  const tags: Span[] = [];
  const opening = /\{[{%]/g;
  /** Kinds of tags of which no further one is closed. */
  const exhausted = new Set<string>();
  for (let open = opening.exec(text); open; open = opening.exec(text)) {
    const closing = open[0] === "{{" ? "}}" : "%}";
    if (exhausted.has(closing)) continue;
    const found = text.indexOf(closing, opening.lastIndex);
    if (found < 0) {
      exhausted.add(closing);
      continue;
    }
    const end = found + closing.length;
    tags.push({ start: open.index, end });
    opening.lastIndex = isRaw(text, open.index) ? endOfRaw(text, end) : end;
  }
  return tags;
}

function isRaw(text: string, start: number): boolean {
  return /^\{%-?\s*raw\b/.test(text.slice(start, start + 100));
}

function endOfRaw(text: string, start: number): number {
  const ending = /\{%-?\s*endraw\b/g;
  ending.lastIndex = start;
  return ending.exec(text)?.index ?? text.length;
}

/** Strings are passed over. Editors of e-mails write quotes as entities. */
const inputsOrString =
  /'[^']*'|"[^"]*"|(?<![\w.$-])inputs\s*(?<selector>\.\s*(?<name>[A-Za-z_][\w-]*)|\[\s*(?<quote>['"]|&quot;|&#39;|&apos;)(?<text>(?:(?!\k<quote>)[^\\\]])*)\k<quote>\s*\])/g;

function inputsIn(text: string, tag: Span): readonly LiquidInput[] {
  const found = text.slice(tag.start, tag.end).matchAll(inputsOrString);
  return [...found].flatMap(({ 0: whole, index, groups }) => {
    const { selector, name, text: quoted } = groups ?? {};
    const key = name ?? quoted;
    if (selector === undefined || key === undefined) return [];
    const end = tag.start + index + whole.length;
    const start = end - selector.length;
    const at = start + selector.lastIndexOf(key);
    return [{ key, span: { start: at, end: at + key.length }, selector: { start, end } }];
  });
}
