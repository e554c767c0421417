/** One element of a CSS selector, as PostHog reads it. */
export interface SelectorPart {
  /** Absent where the part names no tag; may be `*`. */
  readonly tag?: string;
  /** Absent where the part has no dot. */
  readonly classes?: readonly string[];
  /** `id` is not among them. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly id?: string;
  /** The text in the brackets of `:nth-child()`. */
  readonly nthChild?: string;
  /** The part is the parent of the one before it, not any ancestor: `parent > child`. */
  readonly isParent: boolean;
}

/**
 * Reads a selector in PostHog's own way, innermost element first. What it cannot read becomes part
 * of a name; nothing is refused.
 */
export function parseSelector(selector: string): readonly SelectorPart[] {
  const tidy = selector
    .replaceAll("> * > ", "")
    .replaceAll("> *", "")
    .replaceAll("\\:", ":")
    .trim();
  const pieces = splitAtSpaces(tidy).toReversed();
  return pieces.flatMap((piece, index) =>
    piece === ">" || piece === "" ? [] : [parsePart(piece, pieces[index - 1] === ">")],
  );
}

/** A space inside `[…]` does not split; brackets inside quotes do not count. */
function splitAtSpaces(selector: string): readonly string[] {
  const pieces = [""];
  let inBrackets = false;
  let quote: string | undefined;
  for (const character of selector) {
    if (quote === undefined && character === "[") inBrackets = true;
    if (quote === undefined && character === "]") inBrackets = false;
    if (character === '"' || character === "'") {
      if (quote === undefined) quote = character;
      else if (quote === character) quote = undefined;
    }
    if (character === " " && !inBrackets) pieces.push("");
    else pieces.push(`${pieces.pop() ?? ""}${character}`);
  }
  return pieces;
}

/**
 * Takes what it knows from the end of a part: one attribute, then `:nth-child()`, the classes, the
 * id; the tag is what is left. Before an attribute only letters are kept, so `div.card[a="1"]`
 * is the tag `card`.
 */
function parsePart(piece: string, isParent: boolean): SelectorPart {
  let rest = piece;
  let id: string | undefined;
  const attributes = new Map<string, string>();
  const [attribute, letters = "", name = "", value = ""] =
    /([a-zA-Z]*)\[(.*)=['|"](.*)['|"]\]/.exec(rest) ?? [];
  if (attribute !== undefined) {
    rest = letters;
    if (piece.includes("[id=")) id = value;
    else attributes.set(name, value);
  }
  let nthChild: string | undefined;
  if (rest.includes(":nth-child(")) {
    const [before = "", inside = ""] = rest.split(":nth-child(");
    nthChild = inside.replaceAll(")", "");
    rest = before;
  }
  let classes: readonly string[] | undefined;
  if (rest.includes(".")) {
    // Dots in brackets belong to a name: Tailwind has classes such as `w-[1.5rem]`.
    const [first = "", ...others] = rest.split(/\.(?![^[]*\])/);
    classes = others;
    rest = first;
  }
  if (rest.includes("#")) {
    const [before = "", after = ""] = rest.split("#");
    id = after;
    rest = before;
  }
  return {
    ...(rest === "" ? {} : { tag: rest }),
    ...(classes === undefined ? {} : { classes }),
    attributes,
    ...(id === undefined ? {} : { id }),
    ...(nthChild === undefined ? {} : { nthChild }),
    isParent,
  };
}

/** The regular expression that finds the elements in a chain of elements. */
export function selectorRegex(parts: readonly SelectorPart[]): string {
  const regex = parts.map(partRegex).join("");
  return regex === "" ? "" : `(^|;)${regex}`;
}

function partRegex(part: SelectorPart): string {
  const { tag, classes = [], attributes, id, nthChild, isParent } = part;
  const named = new Map(attributes);
  if (nthChild !== undefined) named.set("nth-child", nthChild);
  if (id !== undefined) named.set("attr_id", id);
  const sorted = [...named].toSorted(([left], [right]) => compareCodePoints(left, right));
  return [
    tag === undefined || tag === "*" ? "" : escapeRegex(tag),
    classes.length === 0 ? "" : String.raw`.*?\.`,
    classes
      .toSorted(compareCodePoints)
      .map(escapeRegex)
      .join(String.raw`\..*?`),
    sorted.length === 0 ? "" : ".*?",
    ...sorted.map(([name, value]) => `${escapeRegex(name)}="${escapeRegex(inChain(value))}".*?`),
    String.raw`[^;]*?($|;|:([^;^\s]*(;|$|\s)))`,
    isParent ? ".*" : "",
  ].join("");
}

/** In a chain, quotes inside a value have a backslash; the selector may have written it already. */
function inChain(value: string): string {
  return value.replaceAll(String.raw`\"`, '"').replaceAll('"', String.raw`\"`);
}

/** Python's `re.escape`. */
function escapeRegex(text: string): string {
  return text.replaceAll(/[ \t\n\v\f\r#$&()*+\-.?[\\\]^{|}~]/g, String.raw`\$&`);
}

/** Python orders texts by code points, JavaScript by UTF-16 units. */
function compareCodePoints(left: string, right: string): number {
  const [a, b] = [Array.from(left), Array.from(right)];
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const difference = (a[index]?.codePointAt(0) ?? 0) - (b[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
