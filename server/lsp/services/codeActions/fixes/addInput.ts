import { findNodeAtLocation } from "jsonc-parser";
import { libraryName } from "../../../../../hog/analysis/calls.ts";
import { looksLikeCredential } from "../../../../../hog/analysis/rules/secretNotMarked.ts";
import type { Reference, Scopes } from "../../../../../hog/analysis/scopes.ts";
import { textOfPart } from "../../../../../hog/analysis/selection.ts";
import { isArithmetic } from "../../../../../hog/analysis/valueKind.ts";
import { builtins } from "../../../../../hog/library/builtins.ts";
import type { Span } from "../../../../../hog/source/span.ts";
import type { BinaryOperator, Node } from "../../../../../hog/syntax/tree.ts";
import type { ConfigurationDocument } from "../../../configuration.ts";
import type { HogDocument } from "../../../documents.ts";
import { appendItem, setProperty } from "../jsonChanges.ts";
import type { Change, Fix, Proposal } from "../action.ts";
import { findPlaces, type Place } from "../place.ts";

/** `inputs.limit` that the schema does not have → an entry in the schema, of the type of its use. */
export const addInput: Fix = {
  codes: ["unknown-input"],
  title: "Add the input to the schema",
  propose: ({ problem, document }) => proposeInput(document, problem),
};

/** The same for a function that has no schema yet, where nothing is reported. */
export function proposeMissingInput(document: HogDocument, selection: Span): readonly Proposal[] {
  return document.context.inputs ? [] : proposeInput(document, selection);
}

function proposeInput(document: HogDocument, span: Span): readonly Proposal[] {
  const configuration = document.files.configuration();
  const { globals } = document.analysis.scopes;
  const use = globals.find(({ text, access, node, path: [part] }) => {
    if (text !== "inputs" || access === "call" || !part) return false;
    return node.start <= span.end && part.end >= span.start;
  });
  const key = use?.path[0] && textOfPart(use.path[0]);
  if (!configuration || !key) return [];
  const uses = globals.filter(
    ({ text, path: [part] }) => text === "inputs" && part && textOfPart(part) === key,
  );
  const entry = entryFor(key, typeOf(uses, document));
  const changes = addEntry(configuration, entry);
  return changes.length === 0
    ? []
    : [{ title: `Add the input \`${key}\` to the schema`, changes: [], configuration: changes }];
}

function entryFor(key: string, type: string): object {
  const isSecret = type === "string" && looksLikeCredential(key);
  return { key, type, label: labelOf(key), required: false, ...(isSecret && { secret: true }) };
}

/** `api_key` and `apiKey` are called `Api key`. */
function labelOf(key: string): string {
  const words = key.replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2").split(/[^A-Za-z0-9]+/);
  const label = words
    .filter((word) => word !== "")
    .join(" ")
    .toLowerCase();
  return label === "" ? key : label.slice(0, 1).toUpperCase() + label.slice(1);
}

function addEntry({ text, root }: ConfigurationDocument, entry: object): readonly Change[] {
  if (root?.type !== "object") return [];
  const schema = findNodeAtLocation(root, ["inputs_schema"]);
  if (!schema) return setProperty(text.getText(), root, "inputs_schema", [entry]);
  return schema.type === "array" ? appendItem(text.getText(), schema, entry) : [];
}

/** What an input must be for its uses; a text where they do not tell. */
function typeOf(uses: readonly Reference[], { analysis }: HogDocument): string {
  const places = findPlaces(
    analysis.parsed.root,
    uses.map(({ whole }) => whole),
  );
  const types = uses.map(({ whole, path }) =>
    path.length > 1 ? "dictionary" : typeAt(places.get(whole), whole, analysis.scopes),
  );
  return types.find((type) => type !== undefined) ?? "string";
}

function typeAt(place: Place | undefined, whole: Node, scopes: Scopes): string | undefined {
  let at = place;
  while (at && (at.node.kind === "group" || isWithin(at.node, whole))) at = at.parent;
  const parent = at?.node;
  switch (parent?.kind) {
    case "binary":
      return typeBeside(parent.operator, parent.left === whole ? parent.right : parent.left);
    case "unary":
      return parent.operator === "not" ? "boolean" : "number";
    case "if":
    case "while":
    case "conditional":
      return parent.condition === whole ? "boolean" : undefined;
    case "forIn":
      return parent.key ? "dictionary" : "json";
    case "index":
    case "tupleMember":
      return "json";
    case "call": {
      const at = parent.args.findIndex((argument) => argument === whole);
      const type = builtins.get(libraryName(parent, scopes) ?? "")?.parameters[at]?.type;
      return type === "number" ? "number" : type === "object" ? "dictionary" : undefined;
    }
    default:
      return undefined;
  }
}

function isWithin(node: Node, whole: Node): boolean {
  return whole.start <= node.start && node.end <= whole.end;
}

function typeBeside(operator: BinaryOperator, other: Node): string | undefined {
  if (isArithmetic(operator)) return "number";
  switch (operator) {
    case "and":
    case "or":
      return "boolean";
    case "==":
    case "!=":
      if (other.kind === "boolean") return "boolean";
      return other.kind === "number" ? "number" : undefined;
    case "<":
    case "<=":
    case ">":
    case ">=":
      return other.kind === "string" ? undefined : "number";
    default:
      return undefined;
  }
}
