import { findNodeAtLocation, getLocation, getNodeValue, type Node, parseTree } from "jsonc-parser";
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  InsertTextFormat,
  MarkupKind,
  type Position,
} from "vscode-languageserver-types";
import { textOfPart } from "../../../../hog/analysis/selection.ts";
import { commonEvents, internalEvents } from "../../../../hog/library/commonEvents.ts";
import { propertyTypes } from "../../../../hog/filters/propertyFilter.ts";
import type { Span } from "../../../../hog/source/span.ts";
import type { ConfigurationDocument } from "../../configuration.ts";
import { decodeInput } from "../../decodeContext.ts";
import { toOffset, toRange } from "../../convert.ts";
import type { Project } from "../../project.ts";
import type { CompletionClient } from "../completion.ts";
import { narrow } from "../completion/match.ts";
import { describeInput, escapeMarkdown, inputDetail, plain, typeText } from "../describe.ts";
import { inOrder } from "../projectFields.ts";
import { propertyNodes, type PropertyNodes, typeOfProperty } from "./filterNodes.ts";
import { groupAt, type InputGroup, type SchemaEntry } from "./inputGroup.ts";
import { fieldOf, itemsOf, textOf } from "./json.ts";
import { operatorsFor, operatorWords } from "./operatorWords.ts";
import { type Place, placeOf } from "./place.ts";
import { commonProperties, knownProperties } from "./propertyTypes.ts";
import { pathOfProperty, sampleAt } from "./sample.ts";

/**
 * What can be written at a position of a function's document outside of templates: names of events and
 * properties, keys of inputs, values that a schema names. What the JSON schemas of the extension offer is
 * left to them in a function's own document, and offered in files.
 */
export function findConfigurationCompletions(
  configuration: ConfigurationDocument,
  position: Position,
  client: CompletionClient,
): CompletionList {
  const { text } = configuration;
  const offset = toOffset(text, position);
  const location = getLocation(text.getText(), offset);
  const written = stringAt(text.getText(), location.previousNode, offset);
  const place = placeOf(location.path);
  const span = written ?? wordBefore(text.getText(), offset);
  const key = location.isAtPropertyKey ? span : undefined;
  const suggestions = place ? suggest(configuration, place, key) : [];
  const typed = text.getText().slice(span.start, offset).replace(/^"/, "");
  const { kept, isWhole } = narrow(suggestions, ({ label }) => label, typed);
  const write = { configuration, span, client };
  return { isIncomplete: !isWhole, items: kept.map((one, at) => toItem(one, at, write)) };
}

/** Something to offer: a value of JSON, or the key of an input. */
interface Suggestion {
  readonly label: string;
  readonly value: unknown;
  readonly kind: CompletionItemKind;
  readonly detail?: string | undefined;
  readonly documentation?: string | undefined;
  /** For a key: what is written behind it. */
  readonly entry?: SchemaEntry;
}

/** The span of the string around an offset, its quotes included; one that is not closed ends there. */
function stringAt(text: string, node: Node | undefined, offset: number): Span | undefined {
  if (!node || (node.type !== "string" && text[node.offset] !== '"')) return undefined;
  const end = node.offset + node.length;
  const isClosed = node.length > 1 && text[end - 1] === '"';
  const isInside = node.offset < offset && (isClosed ? offset < end : offset <= end);
  if (!isInside) return undefined;
  return { start: node.offset, end: isClosed ? end : offset };
}

function wordBefore(text: string, offset: number): Span {
  let start = offset;
  while (start > 0 && /[\w$.-]/.test(text[start - 1] ?? "")) start--;
  return { start, end: offset };
}

/** What fits a place; `key` is where the key of a field is being written. */
function suggest(
  configuration: ConfigurationDocument,
  place: Place,
  key: Span | undefined,
): readonly Suggestion[] {
  if (key) {
    const isKeyOfInput = place.kind === "input" && place.part === undefined;
    if (!isKeyOfInput) return [];
    const root = parseTree(withoutKey(configuration.text.getText(), key));
    return suggestKeys(groupAt({ root }, place.holder));
  }
  const isOnDisk = !configuration.text.uri.startsWith("hogfn:");
  switch (place.kind) {
    case "event":
      return suggestEvents(configuration);
    case "entryType":
      return isOnDisk ? [constant(place.list)] : [];
    case "source":
      return isOnDisk ? ["events", "person-updates", "data-warehouse-table"].map(constant) : [];
    case "property":
      return suggestInProperty(configuration, place, isOnDisk);
    case "input":
      return suggestInInput(configuration, place, isOnDisk);
    case "schemaKey":
      return suggestSchemaKeys(configuration, groupAt(configuration, place.holder));
  }
}

function constant(value: string | boolean): Suggestion {
  return { label: String(value), value, kind: CompletionItemKind.EnumMember };
}

/** The text with an empty key: a key without a value hides the fields behind it. */
function withoutKey(text: string, { start, end }: Span): string {
  const field = hasColon(text, end) ? '""' : '"": 0,';
  return `${text.slice(0, start)}${field}${text.slice(end)}`;
}

function hasColon(text: string, end: number): boolean {
  return /^\s*:/.test(text.slice(end, end + 100));
}

/** The keys of the schema that have no value yet. */
function suggestKeys(group: InputGroup | undefined): readonly Suggestion[] {
  const taken = new Set(group?.items.keys());
  return (group?.schema ?? [])
    .filter(({ key }) => !taken.has(key))
    .map((entry) => {
      const [input] = decodeInput(getNodeValue(entry.node));
      return {
        label: entry.key,
        value: entry.key,
        kind: CompletionItemKind.Property,
        detail: input && inputDetail(input),
        documentation: input && describeInput(input),
        entry,
      };
    });
}

/** The keys that the program reads, or that have a value, and that the schema lacks. */
function suggestSchemaKeys(
  { files }: ConfigurationDocument,
  group: InputGroup | undefined,
): readonly Suggestion[] {
  const described = new Set(group?.schema.map(({ key }) => key));
  const read = files
    .programs()
    .flatMap(({ analysis }) =>
      analysis.scopes.globals.flatMap(({ text, path: [part] }) =>
        text === "inputs" && part ? [textOfPart(part)] : [],
      ),
    );
  return [...new Set([...(group?.items.keys() ?? []), ...read])]
    .filter((key) => key !== "" && !described.has(key))
    .map((key) => ({ label: key, value: key, kind: CompletionItemKind.Property }));
}

function suggestEvents({
  project,
  context: { type },
}: ConfigurationDocument): readonly Suggestion[] {
  const kind = CompletionItemKind.Event;
  const isInternal = type === "internal_destination";
  const own = isInternal ? [] : [...project.events.values()];
  const common = (isInternal ? internalEvents : commonEvents).filter(
    ({ value }) => isInternal || !project.events.has(value),
  );
  return [
    ...own.map(({ name, description }) => ({
      label: name,
      value: name,
      kind,
      documentation: description && escapeMarkdown(plain(description, 1000)),
    })),
    ...common.map(({ value, label }) => ({ label: value, value, kind, detail: label })),
  ];
}

function suggestInProperty(
  { root, project }: ConfigurationDocument,
  { field, path }: Extract<Place, { readonly kind: "property" }>,
  isOnDisk: boolean,
): readonly Suggestion[] {
  const node = root && findNodeAtLocation(root, path);
  if (!node) return [];
  const property = propertyNodes(node);
  const key = textOf(property.key) ?? "";
  const known = knownProperties(property, project)?.get(key);
  switch (field) {
    case "key":
      return suggestProperties(property, project);
    case "value":
      return suggestValues(property, key, known?.type, project);
    case "operator":
      return isOnDisk ? operatorsFor(known?.type).map(operatorSuggestion) : [];
    case "type":
      return isOnDisk ? [...propertyTypes].map(constant) : [];
  }
}

function operatorSuggestion(name: string): Suggestion {
  return { ...constant(name), kind: CompletionItemKind.Operator, detail: operatorWords(name) };
}

function suggestProperties(property: PropertyNodes, project: Project): readonly Suggestion[] {
  const type = typeOfProperty(property);
  const own = inOrder(knownProperties(property, project) ?? new Map()).map(
    ({ name, type: valueType }) => propertySuggestion(name, valueType),
  );
  const known = new Set(own.map(({ label }) => label));
  const common = commonProperties(type)
    .filter(({ name }) => !known.has(name))
    .map(({ name, type: valueType, documentation }) =>
      propertySuggestion(name, typeText(valueType), documentation),
    );
  return [...own, ...common];
}

function propertySuggestion(name: string, detail?: string, documentation?: string): Suggestion {
  const kind = CompletionItemKind.Field;
  return { label: name, value: name, kind, detail, documentation };
}

/** The value that a recent event has, and what a boolean can be. */
function suggestValues(
  property: PropertyNodes,
  key: string,
  type: string | undefined,
  project: Project,
): readonly Suggestion[] {
  if (type === "Boolean") return [constant("true"), constant("false")];
  const index = Number(property.groupIndex?.value ?? Number.NaN);
  const path = pathOfProperty(typeOfProperty(property), key, index, project);
  const value = path && sampleAt(project, path);
  if (typeof value !== "string" && typeof value !== "number") return [];
  const detail = "as in a recent event";
  return [{ label: String(value), value, kind: CompletionItemKind.Value, detail }];
}

function suggestInInput(
  configuration: ConfigurationDocument,
  { key, part, depth, holder }: Extract<Place, { readonly kind: "input" }>,
  isOnDisk: boolean,
): readonly Suggestion[] {
  if (part === "templating") return isOnDisk && depth === 0 ? ["hog", "liquid"].map(constant) : [];
  const entry = groupAt(configuration, holder)?.schema.find((one) => one.key === key);
  if (part !== "value" || depth > 0 || !entry) return [];
  if (entry.type === "boolean") return [constant(true), constant(false)];
  if (entry.type !== "choice") return [];
  return itemsOf(fieldOf(entry.node, "choices")).flatMap((choice) => {
    const value: unknown = fieldOf(choice, "value")?.value;
    if (typeof value !== "string" && typeof value !== "number") return [];
    const label = textOf(fieldOf(choice, "label"));
    const detail = label === undefined ? undefined : plain(label, 60);
    return [{ label: String(value), value, kind: CompletionItemKind.EnumMember, detail }];
  });
}

interface Writing {
  readonly configuration: ConfigurationDocument;
  readonly span: Span;
  readonly client: CompletionClient;
}

function toItem(
  { label, value, kind, detail, documentation, entry }: Suggestion,
  index: number,
  { configuration, span, client }: Writing,
): CompletionItem {
  const { text } = configuration;
  const json = JSON.stringify(value);
  const written = entry ? writeEntry(entry, text.getText(), span.end, client.snippets) : json;
  return {
    label,
    kind,
    sortText: String(index).padStart(3, "0"),
    // The text that is replaced has quotes, too.
    filterText: json,
    textEdit: { range: toRange(text, span), newText: written },
    ...(detail && { detail }),
    ...(documentation && {
      documentation: { kind: MarkupKind.Markdown, value: documentation },
    }),
    ...(entry && client.snippets && { insertTextFormat: InsertTextFormat.Snippet }),
  };
}

/** A key with an empty value of its type, or with what the schema suggests. */
function writeEntry(
  { key, type, node }: SchemaEntry,
  text: string,
  end: number,
  asSnippet: boolean,
): string {
  const name = JSON.stringify(key);
  const escaped = asSnippet ? escapeSnippet(name) : name;
  // A key that has its value already is only exchanged.
  if (hasColon(text, end)) return escaped;
  const suggested = fieldOf(node, "default");
  const [before, inside, after] =
    suggested && suggested.type !== "null"
      ? ["", JSON.stringify(getNodeValue(suggested)), ""]
      : (emptyValues.get(type) ?? ["", "null", ""]);
  const value = asSnippet
    ? `${before}\${1:${escapeSnippet(inside)}}${after}`
    : `${before}${inside}${after}`;
  const comma = /^\s*"/.test(text.slice(end, end + 1000)) ? "," : "";
  return `${escaped}: { "value": ${value} }${comma}`;
}

/** What stands before the cursor, at it and behind it. */
const emptyValues: ReadonlyMap<string, readonly [string, string, string]> = new Map([
  ["string", ['"', "", '"']],
  ["number", ["", "0", ""]],
  ["boolean", ["", "false", ""]],
  ["dictionary", ["{", "", "}"]],
  ["json", ["{", "", "}"]],
  ["choice", ['"', "", '"']],
]);

function escapeSnippet(text: string): string {
  return text.replaceAll(/[\\$}]/g, String.raw`\$&`);
}
