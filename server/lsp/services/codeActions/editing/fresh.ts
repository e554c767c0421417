import { libraryName } from "../../../../../hog/analysis/calls.ts";
import { withoutGroups } from "../../../../../hog/analysis/scopes.ts";
import { everyGlobal } from "../../../../../hog/analysis/globalNames.ts";
import { isStrayWord } from "../../../../../hog/analysis/strayWords.ts";
import { builtins } from "../../../../../hog/library/builtins.ts";
import { keywords } from "../../../../../hog/syntax/token.ts";
import type { Expression, Node } from "../../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../../documents.ts";

/** A name that nothing in the program has: the wanted one, or that with a number behind it. */
export function freshName(document: HogDocument, wanted: string): string {
  const { declarations, references } = document.analysis.scopes;
  const taken = new Set([...declarations, ...references].map(({ text }) => text));
  const base = isUnusable(wanted) ? "value" : wanted;
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}${number}`)) number++;
  return `${base}${number}`;
}

/** A name for the value of an expression, after what it is or what it is for. */
export function nameFor(
  document: HogDocument,
  expression: Expression,
  parent: Node | undefined,
): string {
  return (
    nameOfValue(document, withoutGroups(expression)) ?? nameOfUse(document, expression, parent)
  );
}

function nameOfValue({ analysis }: HogDocument, value: Expression): string | undefined {
  switch (value.kind) {
    case "member":
      return toName(value.property.text);
    case "index":
      return value.index.kind === "string" ? toName(value.index.value) : undefined;
    case "call": {
      const name = libraryName(value, analysis.scopes);
      return name === undefined ? undefined : resultNames.get(name);
    }
    default:
      return undefined;
  }
}

const resultNames: ReadonlyMap<string, string> = new Map([
  ["fetch", "res"],
  ["jsonParse", "data"],
  ["length", "count"],
  ["splitByString", "parts"],
  ["now", "time"],
  ["generateUUIDv4", "uuid"],
]);

/** What stands in an entry is called like its key, an argument like the parameter, the rest by its kind. */
function nameOfUse({ analysis }: HogDocument, value: Expression, parent: Node | undefined): string {
  if (parent?.kind === "entry" && parent.value === value && parent.key.kind === "string") {
    return toName(parent.key.value) ?? "value";
  }
  if (parent?.kind === "call") {
    const builtin = builtins.get(libraryName(parent, analysis.scopes) ?? "");
    const parameter = builtin?.parameters[parent.args.indexOf(value)];
    if (parameter && !parameter.rest && !isUnusable(parameter.name)) return parameter.name;
  }
  return kindNames.get(value.kind) ?? "value";
}

const kindNames: ReadonlyMap<Node["kind"], string> = new Map([
  ["template", "text"],
  ["string", "text"],
  ["array", "list"],
  ["isNull", "condition"],
  ["lambda", "callback"],
]);

/** `$current_url` → `current_url`, `Content-Type` → `contentType`; `undefined` where nothing is left. */
function toName(text: string): string | undefined {
  const [first, ...rest] = text.match(/[A-Za-z_][\w]*/g) ?? [];
  if (first === undefined || text.length > 40) return undefined;
  const head = rest.length > 0 || first === first.toUpperCase() ? lowerFirst(first) : first;
  const name = [head, ...rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1))].join("");
  return isUnusable(name) ? undefined : name;
}

function lowerFirst(word: string): string {
  return word === word.toUpperCase()
    ? word.toLowerCase()
    : word.charAt(0).toLowerCase() + word.slice(1);
}

/** Words that mean something already: of the language, of the library, globals, a catch block's own. */
function isUnusable(name: string): boolean {
  return (
    keywords.has(name.toLowerCase()) ||
    builtins.has(name) ||
    everyGlobal.has(name) ||
    isStrayWord(name) ||
    ["e", "type", "true", "false"].includes(name.toLowerCase())
  );
}
