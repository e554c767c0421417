import { isDeepStrictEqual } from "node:util";
import type { Node } from "jsonc-parser";
import type {
  HogFunction,
  HogFunctionPatch,
  HogFunctionSummary,
  HogFunctionType,
} from "../../protocol/posthog.ts";
import { checkConfiguration } from "./checkConfiguration.ts";
import { type ShownConfiguration, everyField, fieldsOf } from "./configurationFields.ts";
import { toFileName } from "./fileName.ts";
import {
  type TextSpan,
  doubleNames,
  propertiesOf,
  readBrokenJson,
  readJson,
  spanOf,
  valueOf,
} from "./jsonText.ts";
import type { Mistake } from "./mistake.ts";
import { shownConfiguration } from "./shownConfiguration.ts";

/** What is wrong in the text of a configuration, in UTF-16 offsets. */
export interface DocumentProblem extends TextSpan {
  readonly message: string;
  /** Only errors stop a save. */
  readonly severity: "error" | "warning";
}

/** A configuration with the warnings about its text; without one, `problems` say why. */
export type ReadConfiguration =
  | { readonly configuration: ShownConfiguration; readonly problems: readonly DocumentProblem[] }
  | { readonly problems: readonly DocumentProblem[] };

/**
 * The JSON document of what a person edits of a function besides its code: two blanks deep, with a line
 * break at the end. What the server computes is left out, and a stored secret is `{ "secret": true }`.
 * The same function gives the same text.
 */
export function configurationText(fn: HogFunction): string {
  const text = JSON.stringify(shownConfiguration(fn.type, fn), null, 2);
  // Editors take these for ends of lines.
  return `${text.replaceAll("\u2028", "\\u2028").replaceAll("\u2029", "\\u2029")}\n`;
}

/** Reads what `configurationText` writes and people change. */
export function readConfiguration(text: string, type: HogFunctionType): ReadConfiguration {
  const read = readJson(text);
  if ("mistakes" in read) return { problems: read.mistakes.map(asError) };
  const { root } = read;
  const doubles = doubleNames(root);
  if (doubles.length > 0) return { problems: doubles.map(asError) };
  const checked = checkConfiguration(valueOf(root), type);
  if ("mistakes" in checked) return { problems: checked.mistakes.map((one) => place(root, one)) };
  return {
    configuration: shownConfiguration(type, checked.configuration),
    problems: checked.warnings.map((one) => place(root, one)),
  };
}

/**
 * The fields of a configuration that are not what the function's document shows; each is replaced as a
 * whole by the server. Lists in another order differ, objects do not.
 *
 * Secrets need no care here: what was read holds either the marker, with which the server keeps the
 * stored value, or a new value, and never a mask. Two changes of a schema are worth knowing:
 *
 * - An input that becomes secret needs nothing but the schema: the server takes its own copy of the
 *   value and stores it apart.
 * - An input that is secret no more needs a value. `readConfiguration` refuses the marker there, with
 *   which older servers would put the stored secret into the open.
 *
 * An input that is left out stays stored if it is secret, and is removed otherwise.
 */
export function changedFields(
  base: HogFunction,
  configuration: ShownConfiguration,
): HogFunctionPatch {
  const shown = shownConfiguration(base.type, base);
  const changed = fieldsOf(base.type)
    .filter((field) => !isDeepStrictEqual(shown[field], configuration[field]))
    .map((field) => [field, configuration[field]]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each value keeps its name.
  return Object.fromEntries(changed) as HogFunctionPatch;
}

/** True if a part of two functions says the same, in whatever order their objects are. */
export function sameContent(
  one: HogFunction,
  other: HogFunction,
  part: "code" | "configuration",
): boolean {
  if (part === "code") return codeToSave(one.hog) === codeToSave(other.hog);
  return isDeepStrictEqual(
    shownConfiguration(one.type, one),
    shownConfiguration(other.type, other),
  );
}

/** A function's code as a file: with a line break at the end. */
export function codeText({ hog }: Pick<HogFunction, "hog">): string {
  return hog === "" || hog.endsWith("\n") ? hog : `${hog}\n`;
}

/**
 * The code that the server will have when a text is saved. It takes blanks and line breaks off both
 * ends, so texts that differ only there are the same to it, and a file may end with a line break.
 */
export function codeToSave(text: string): string {
  return text.trim();
}

/** Names for the files of a function, safe whatever the function is called. */
export function fileNames({ name, type }: Pick<HogFunctionSummary, "name" | "type">): {
  readonly code: string;
  readonly configuration: string;
  readonly sample: string;
} {
  const file = toFileName(name ?? "");
  const language = type === "site_destination" || type === "site_app" ? "ts" : "hog";
  return {
    code: `${file}.${language}`,
    configuration: `${file}.json`,
    sample: `${file}.sample.json`,
  };
}

/**
 * The place in a configuration's text that a refusal of the server is about, else the nearest thing
 * around it that is there.
 *
 *     inputs__url    inputs_schema__0__type    filters__non_field_errors    mappings__0__inputs__k
 *
 * `undefined` for what no configuration holds, such as `hog`, which is about the code.
 */
export function locateField(text: string, attr: string): TextSpan | undefined {
  const isOurs = everyField.some((field) => attr === field || attr.startsWith(`${field}__`));
  const root = readBrokenJson(text);
  return isOurs && root ? locateIn(root, attr) : undefined;
}

/** Names may hold `__` themselves, so the longest that fits is taken. */
function locateIn(node: Node, attr: string): TextSpan {
  const step = nextStep(node, attr);
  if (!step) return nameOf(node);
  return step.rest === "" ? nameOf(step.node) : locateIn(step.node, step.rest);
}

/** The child whose name an attribute begins with, and what is left of the attribute. */
function nextStep(
  node: Node,
  attr: string,
): { readonly node: Node; readonly rest: string } | undefined {
  const [longest] = childrenOf(node)
    .filter(({ name }) => attr === name || attr.startsWith(`${name}__`))
    .toSorted((one, other) => other.name.length - one.name.length);
  return longest && { node: longest.value, rest: attr.slice(longest.name.length + 2) };
}

function childrenOf(node: Node): readonly { readonly name: string; readonly value: Node }[] {
  if (node.type !== "array") return propertiesOf(node);
  return (node.children ?? []).map((value, index) => ({ name: String(index), value }));
}

/** Of something long its name is marked, or how it begins. */
function nameOf(node: Node): TextSpan {
  if (node.type !== "object" && node.type !== "array") return spanOf(node);
  const [key] = node.parent?.type === "property" ? (node.parent.children ?? []) : [];
  return key ? spanOf(key) : { start: node.offset, end: node.offset + 1 };
}

function place(root: Node, { path, at, message, severity }: Mistake): DocumentProblem {
  let node = root;
  for (const step of path) {
    const child = childrenOf(node).find(({ name }) => name === String(step))?.value;
    if (!child) return { ...nameOf(node), message, severity };
    node = child;
  }
  const [key] = at === "name" ? (node.parent?.children ?? []) : [];
  return { ...(key ? spanOf(key) : nameOf(node)), message, severity };
}

function asError(mistake: TextSpan & { readonly message: string }): DocumentProblem {
  return { ...mistake, severity: "error" };
}
