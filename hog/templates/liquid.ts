import type { Span } from "../source/span.ts";

/** A mistake in a text that Liquid renders. */
export interface LiquidProblem extends Span {
  /** `syntax` ends the run; a `filter` that does not exist is passed over. */
  readonly kind: "syntax" | "filter";
  readonly message: string;
}

/**
 * Finds what Liquid cannot read in a text: braces and blocks that are not closed, tags that do not
 * exist, and filters that it passes over. What stands inside of a tag is left to Liquid itself.
 */
export function findLiquidProblems(text: string): readonly LiquidProblem[] {
  const problems: LiquidProblem[] = [];
  const open: OpenBlock[] = [];
  for (const token of tokensOf(text)) {
    if (token.kind === "open") {
      const message = `Liquid looks for the \`${closers[token.opener]}\` that closes this.`;
      problems.push({ kind: "syntax", message, start: token.start, end: token.end });
      return problems;
    }
    if (token.kind === "output") problems.push(...problemsOfOutput(token));
    else problems.push(...problemsOfTag(token, open));
  }
  for (const { name, start, end } of open) {
    const message = `Nothing closes this. Write \`{% end${name} %}\` behind it.`;
    problems.push({ kind: "syntax", message, start, end });
  }
  return problems.toSorted((one, other) => one.start - other.start);
}

/** The first piece of a text that looks like Liquid: `{{ … }}` or `{% … %}`. */
export function findLiquid(text: string): Span | undefined {
  const found = /\{\{[^{}]*\}\}|\{%[^{}]*%\}/.exec(text);
  return found ? { start: found.index, end: found.index + found[0].length } : undefined;
}

interface Piece extends Span {
  /** Between the braces, without blanks. */
  readonly content: string;
}

type Token =
  | (Piece & { readonly kind: "output" })
  | (Piece & { readonly kind: "tag" })
  | (Span & { readonly kind: "open"; readonly opener: Opener });

type Opener = keyof typeof closers;

const closers = { "{{": "}}", "{%": "%}" } as const;

function* tokensOf(text: string): Generator<Token> {
  const opening = /\{\{|\{%/g;
  for (let found = opening.exec(text); found; found = opening.exec(text)) {
    const start = found.index;
    const opener: Opener = found[0] === "{{" ? "{{" : "{%";
    const close = opener === "{{" ? closeOfOutput(text, start + 2) : text.indexOf("%}", start + 2);
    if (close < 0) {
      yield { kind: "open", opener, start, end: start + 2 };
      return;
    }
    const end = close + 2;
    const content = text
      .slice(start + 2, close)
      .replace(/^-/, "")
      .replace(/-$/, "")
      .trim();
    const token = { content, start, end };
    yield opener === "{{" ? { kind: "output", ...token } : { kind: "tag", ...token };
    opening.lastIndex = isRaw(opener, content) ? endOfRaw(text, end) : end;
  }
}

/** Closing braces inside quotes do not count. */
function closeOfOutput(text: string, start: number): number {
  const stops = /\}\}|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|["']/gs;
  stops.lastIndex = start;
  for (let found = stops.exec(text); found; found = stops.exec(text)) {
    if (found[0] === "}}") return found.index;
    if (found[0].length === 1) return -1;
  }
  return -1;
}

function isRaw(opener: Opener, content: string): boolean {
  return opener === "{%" && nameOf(content) === "raw";
}

/** Where the tag starts that ends what is not Liquid. */
function endOfRaw(text: string, start: number): number {
  const end = /\{%-?\s*endraw\b/g;
  end.lastIndex = start;
  return end.exec(text)?.index ?? text.length;
}

function problemsOfOutput({ content, start, end }: Piece): readonly LiquidProblem[] {
  if (content === "") {
    const message = "Liquid wants a value between these braces.";
    return [{ kind: "syntax", message, start, end }];
  }
  return filtersOf(content)
    .filter((name) => !liquidFilters.has(name))
    .map((name) => {
      const message = `Liquid has no filter \`${name}\`, and passes over it.`;
      return { kind: "filter", message, start, end };
    });
}

/** The names behind the `|` outside of quotes. */
function filtersOf(content: string): readonly string[] {
  const plain = content.replaceAll(/"[^"]*"|'[^']*'/g, "''");
  return [...plain.matchAll(/\|\s*([A-Za-z_][\w-]*)/g)].flatMap(([, name]) => name ?? []);
}

interface OpenBlock extends Span {
  readonly name: string;
}

function problemsOfTag(
  { content, start, end }: Piece,
  open: OpenBlock[],
): readonly LiquidProblem[] {
  const name = nameOf(content);
  const wrong = (message: string): readonly LiquidProblem[] => [
    { kind: "syntax", message, start, end },
  ];
  const inside = open.at(-1);
  if (inside?.name === "comment" && name !== "endcomment") return [];
  if (inside && name === `end${inside.name}`) {
    open.pop();
    return [];
  }
  if (name === undefined) return wrong("Liquid wants the name of a tag here.");
  if (liquidBlocks.has(name)) {
    open.push({ name, start, end });
    return [];
  }
  if (liquidTags.has(name) || branches.get(name)?.has(inside?.name ?? "")) return [];
  if (name.startsWith("end") && liquidBlocks.has(name.slice(3))) {
    const opener = name.slice(3);
    if (!open.some((block) => block.name === opener)) {
      return wrong(`There is no \`{% ${opener} %}\` that this could close.`);
    }
    // What is still open inside of it is the mistake.
    while (open.at(-1)?.name !== opener) open.pop();
    open.pop();
    return wrong(`Something inside of this \`${opener}\` is not closed.`);
  }
  if (branches.has(name)) return wrong(`A \`${name}\` does not belong here.`);
  return wrong(`Liquid has no tag \`${name}\`.`);
}

function nameOf(content: string): string | undefined {
  return /^(?:#|[\w-]+)/.exec(content)?.[0];
}

/** The tags that need another one that closes them. */
export const liquidBlocks: ReadonlySet<string> = new Set([
  "block",
  "capture",
  "case",
  "comment",
  "for",
  "if",
  "raw",
  "tablerow",
  "unless",
]);

/** The other tags. */
export const liquidTags: ReadonlySet<string> = new Set([
  "#",
  "assign",
  "break",
  "continue",
  "cycle",
  "decrement",
  "echo",
  "include",
  "increment",
  "layout",
  "liquid",
  "render",
]);

/** What stands between the tags of a block, and of which. */
const branches: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["else", new Set(["case", "for", "if", "unless"])],
  ["elsif", new Set(["if", "unless"])],
  ["when", new Set(["case"])],
]);

/** The filters that exist. */
export const liquidFilters: ReadonlySet<string> = new Set(
  `abs append array_to_sentence_string at_least at_most base64_decode base64_encode capitalize ceil
  cgi_escape compact concat date date_to_long_string date_to_rfc822 date_to_string date_to_xmlschema
  default divided_by downcase escape escape_once find find_exp find_index find_index_exp first floor
  group_by group_by_exp has has_exp hmac_sha256 inspect join json jsonify last lstrip map minus modulo
  newline_to_br normalize_whitespace number_of_words plus pop prepend push raw reject reject_exp remove
  remove_first remove_last replace replace_first replace_last reverse round rstrip sample sha256 shift
  size slice slugify sort sort_natural split squish strip strip_html strip_newlines sum times to_integer
  truncate truncatewords uniq unshift upcase uri_escape url_decode url_encode where where_exp
  xml_escape`.split(/\s+/),
);
