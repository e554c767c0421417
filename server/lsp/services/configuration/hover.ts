import {
  findNodeAtLocation,
  findNodeAtOffset,
  getNodePath,
  type JSONPath,
  type Node,
} from "jsonc-parser";
import { type Hover, MarkupKind, type Position } from "vscode-languageserver-types";
import { chainRoot } from "../../../../hog/analysis/chains.ts";
import { withoutGroups } from "../../../../hog/analysis/scopes.ts";
import { textOfPart } from "../../../../hog/analysis/selection.ts";
import { compileFilters } from "../../../../hog/filters/compileFilters.ts";
import { readJson } from "../../../../hog/filters/json.ts";
import { readProject } from "../../../../hog/filters/project.ts";
import type { Expression, Template, Text } from "../../../../hog/syntax/tree.ts";
import {
  type ConfigurationDocument,
  type TemplateString,
  templateAt,
} from "../../configuration.ts";
import { toOffset, toRange } from "../../convert.ts";
import { decodeInput } from "../../decodeContext.ts";
import type { HogDocument } from "../../documents.ts";
import type { Project } from "../../project.ts";
import { describeInput, escapeMarkdown, inputDetail, plain, typeText } from "../describe.ts";
import {
  operatorOfProperty,
  propertyNodes,
  type PropertyNodes,
  typeOfProperty,
} from "./filterNodes.ts";
import { groupAt } from "./inputGroup.ts";
import { spanOf, textOf, valueOf } from "./json.ts";
import { operatorWords } from "./operatorWords.ts";
import { type Place, placeOf } from "./place.ts";
import { commonProperties, knownProperties } from "./propertyTypes.ts";
import { pathOfProperty, sampleAt } from "./sample.ts";

/**
 * What is known about the thing at a position of a function's document: an input, an event, a property,
 * a test of a property, or a template outside of its braces. `null` where nothing is.
 */
export function findConfigurationHover(
  configuration: ConfigurationDocument,
  position: Position,
): Hover | null {
  const { text, root } = configuration;
  const node = root && findNodeAtOffset(root, toOffset(text, position));
  if (!node || node.type === "object" || node.type === "array") return null;
  const template = templateAt(configuration, position);
  const isKey = node.parent?.type === "property" && node.parent.children?.[0] === node;
  const lines = template
    ? describeTemplate(template, position)
    : describePlace(configuration, node, isKey);
  if (lines.length === 0) return null;
  const value = lines.filter((line) => line !== "").join("\n\n");
  return { contents: { kind: MarkupKind.Markdown, value }, range: toRange(text, spanOf(node)) };
}

/** Of the value, where the node is its name. */
function pathOf(node: Node, isKey: boolean): JSONPath {
  const value = isKey ? node.parent?.children?.[1] : node;
  return getNodePath(value ?? node);
}

function describePlace(
  configuration: ConfigurationDocument,
  node: Node,
  isKey: boolean,
): readonly string[] {
  const place = placeOf(pathOf(node, isKey));
  if (place?.kind === "input" && isKey && place.part === undefined) {
    return describeInputAt(configuration, place.holder, place.key);
  }
  if (isKey) return [];
  if (place?.kind === "event") return describeEvent(configuration.project, textOf(node));
  return place?.kind === "property" ? describeProperty(configuration, place) : [];
}

function describeInputAt(
  configuration: ConfigurationDocument,
  holder: JSONPath,
  key: string,
): readonly string[] {
  const entry = groupAt(configuration, holder)?.schema.find((one) => one.key === key);
  const [input] = decodeInput(valueOf(entry?.node));
  return input ? [`${code(key)}: ${escapeMarkdown(inputDetail(input))}`, describeInput(input)] : [];
}

function describeEvent({ events }: Project, name: string | undefined): readonly string[] {
  const event = name === undefined ? undefined : events.get(name);
  if (!event) return [];
  const { description } = event;
  return [
    `${code(event.name)}: an event that the project has seen.`,
    description ? escapeMarkdown(plain(description, 1000)) : "",
  ];
}

function describeProperty(
  configuration: ConfigurationDocument,
  { field, path }: Extract<Place, { readonly kind: "property" }>,
): readonly string[] {
  const node = configuration.root && findNodeAtLocation(configuration.root, path);
  if (!node) return [];
  const property = propertyNodes(node);
  if (field === "key") return describeKey(configuration, property);
  return field === "operator" || field === "value" ? describeTest(configuration, property) : [];
}

function describeKey(
  { project }: ConfigurationDocument,
  property: PropertyNodes,
): readonly string[] {
  const key = textOf(property.key) ?? "";
  const type = typeOfProperty(property);
  const common = commonProperties(type).find(({ name }) => name === key);
  const known = knownProperties(property, project)?.get(key);
  if (!common && !known) return [];
  const detail = known?.type ?? (common && typeText(common.type));
  const index = Number(property.groupIndex?.value ?? Number.NaN);
  const samplePath = pathOfProperty(type, key, index, project);
  const sample = samplePath && sampleAt(project, samplePath);
  return [
    `${code(key)}: ${type} property${detail === undefined ? "" : `, ${detail}`}`,
    common?.documentation ?? "",
    sample === undefined ? "" : `In a recent event: ${code(JSON.stringify(sample))}`,
  ];
}

/** The whole test in words, else what its operator means. */
function describeTest({ text }: ConfigurationDocument, property: PropertyNodes): readonly string[] {
  const { offset, length } = property.node;
  const read = readJson(text.getText().slice(offset, offset + length));
  if ("value" in read) {
    const compiled = compileFilters({ properties: [read.value] }, readProject({}), someTime);
    if ("clauses" in compiled) return [escapeMarkdown(plain(compiled.clauses.label, 300))];
  }
  const name = operatorOfProperty(property);
  const words = operatorWords(name);
  return words === "" ? [] : [`${code(name)}: ${words}`];
}

/** Dates are not shown. */
const someTime = { now: 0, timeZone: "UTC" };

/** What becomes of a text; nothing within braces, where the program's own hover speaks. */
function describeTemplate(template: TemplateString, position: Position): readonly string[] {
  if (template.engine === "liquid") {
    return ["A Liquid template: `{{ … }}` is a value. The result is always a text."];
  }
  const document = template.document();
  const [statement] = document.analysis.parsed.root.statements;
  const root = statement?.kind === "expressionStatement" ? statement.expression : undefined;
  if (root?.kind !== "template" || document.analysis.parsed.problems.length > 0) return [];
  const offset = toOffset(document.text, position);
  const isInside = root.parts.some(
    ({ kind, start, end }) => kind !== "text" && start <= offset && offset < end,
  );
  return isInside ? [] : describeHog(document, root);
}

function describeHog(document: HogDocument, { parts }: Template): readonly string[] {
  const values = parts.filter((part) => part.kind !== "text");
  if (values.length === 0) {
    return ["A Hog template without a value: the text as it is. `{…}` stands for a value."];
  }
  if (parts.length === 1) {
    return ["A Hog template of one value: the result keeps its type.", exampleOf(document, parts)];
  }
  return ["A Hog template: the result is a text.", exampleOf(document, parts)];
}

/** What a template gives for a recent event, where it only reads from that. */
function exampleOf(document: HogDocument, parts: readonly (Text | Expression)[]): string {
  const shown: string[] = [];
  for (const part of parts) {
    if (part.kind === "text") {
      shown.push(part.value);
      continue;
    }
    const value = sampleOf(document, part);
    if (value === undefined) return "";
    if (value !== null) shown.push(typeof value === "string" ? value : JSON.stringify(value));
  }
  return `With a recent event: ${code(shown.join(""))}`;
}

function sampleOf({ project, analysis }: HogDocument, expression: Expression): unknown {
  const value = withoutGroups(expression);
  const identifier = chainRoot(value);
  const reference = identifier && analysis.scopes.referenceAt(identifier);
  if (!reference || reference.declaration || reference.whole !== value) return undefined;
  return sampleAt(project, [reference.text, ...reference.path.map(textOfPart)]);
}

/** Text of somebody else as code, on one line. */
function code(text: string): string {
  const line = plain(text, 200);
  const longest = Math.max(0, ...Array.from(line.matchAll(/`+/g), ([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const blank = /^`|`$/.test(line) ? " " : "";
  return line === "" ? "an empty text" : `${fence}${blank}${line}${blank}${fence}`;
}
