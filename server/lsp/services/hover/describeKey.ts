import type { Field } from "../../../../hog/library/field.ts";
import { nodesAt } from "../../../../hog/syntax/nodeAt.ts";
import type { Declaration } from "../../../../hog/analysis/scopes.ts";
import type { Call, Entry, Node, Variable } from "../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../documents.ts";
import { fieldsOfSlot } from "../completion/expected.ts";
import type { Slot } from "../completion/slot.ts";
import { plain, typeText } from "../describe.ts";
import { docCommentAt } from "../docComment.ts";
import { describe } from "./description.ts";
import { constantOf, typeOfExpression } from "./value.ts";

/** A key of a dictionary; `undefined` where nothing is known. `ancestors` ends with its entry. */
export function describeKey(
  document: HogDocument,
  entry: Entry,
  ancestors: readonly Node[],
): string | undefined {
  const { key, value } = entry;
  if (key.kind !== "string") return undefined;
  const field = fieldOfKey(document, key.value, ancestors.slice(0, -1));
  const type = field ? typeText(field.type) : typeOfExpression(document, value);
  const comment = describeEntry(document, entry);
  if (!field && type === undefined && comment === "") return undefined;
  const code = plain(document.text.getText().slice(key.start, key.end), 100);
  return describe(
    `(key) ${code}${type === undefined ? "" : `: ${type}`}`,
    field?.documentation ?? "",
    comment,
    field?.optional ? "May be left out." : "",
  );
}

/** What the program says about an entry: the comment above it, and its value if that is short. */
export function describeEntry(document: HogDocument, entry: Entry): string {
  const constant = constantOf(document, entry.value);
  const comment = docCommentAt(document.analysis.parsed, entry.start);
  const value = constant === undefined ? "" : `\`\`\`hog\n${constant}\n\`\`\``;
  return [comment, value].filter((part) => part !== "").join("\n\n");
}

/** What the library says about a key of the dictionary with which `path` ends. */
function fieldOfKey(document: HogDocument, key: string, path: readonly Node[]): Field | undefined {
  const dict = path.at(-1);
  for (const slot of slotsOf(document, path)) {
    const fields = fieldsOfSlot(document, slot, dict?.start ?? 0);
    const field = fields.find(({ name }) => name === key);
    if (field) return field;
  }
  return undefined;
}

/** The places in which the value with which `path` ends stands: of a variable, all that it is given to. */
function slotsOf(document: HogDocument, path: readonly Node[]): readonly Slot[] {
  const keys: string[] = [];
  for (let at = path.length - 1; at > 0; at--) {
    const parent = path[at - 1];
    switch (parent?.kind) {
      case "group":
      case "dict":
        break;
      case "entry":
        if (parent.key.kind !== "string" || parent.value !== path[at]) return [];
        keys.unshift(parent.key.value);
        break;
      case "call":
        return slotOfArgument(document, parent, path[at], keys);
      case "return":
        return isInFunction(path.slice(0, at))
          ? []
          : [{ callee: undefined, argument: 0, path: keys }];
      case "variable":
        return slotsOfVariable(document, parent, keys);
      default:
        return [];
    }
  }
  return [];
}

function slotOfArgument(
  { analysis: { scopes } }: HogDocument,
  { callee, args }: Call,
  argument: Node | undefined,
  path: readonly string[],
): readonly Slot[] {
  const at = args.findIndex((each) => each === argument);
  if (callee.kind !== "identifier" || at < 0) return [];
  const reference = scopes.referenceAt(callee);
  return reference && !reference.declaration ? [{ callee: callee.name, argument: at, path }] : [];
}

function isInFunction(path: readonly Node[]): boolean {
  return path.some(({ kind }) => kind === "function" || kind === "lambda");
}

function slotsOfVariable(
  document: HogDocument,
  { name }: Variable,
  keys: readonly string[],
): readonly Slot[] {
  const { scopes, parsed } = document.analysis;
  const local: Declaration | undefined = scopes.declarationOf(name);
  return (local?.uses ?? []).slice(0, mostUses).flatMap(({ node, path }) => {
    if (path.length > 0) return [];
    const around = nodesAt(parsed.root, node.start);
    const at = around.findIndex((each) => each === node);
    const parent = around[at - 1];
    if (parent?.kind === "call") return slotOfArgument(document, parent, node, keys);
    const isResult = parent?.kind === "return" && !isInFunction(around);
    return isResult ? [{ callee: undefined, argument: 0, path: keys }] : [];
  });
}

const mostUses = 20;
