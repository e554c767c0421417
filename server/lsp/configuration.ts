import { type Node, findNodeAtLocation, getNodeValue, parseTree } from "jsonc-parser";
import type { Position } from "vscode-languageserver-types";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { analyseTemplate } from "../../hog/analysis/analyseTemplate.ts";
import type { RuleSettings } from "../../hog/analysis/analyse.ts";
import type { FunctionContext } from "../../hog/analysis/context.ts";
import type { FunctionType } from "../../hog/library/functionType.ts";
import { parseTemplate } from "../../hog/syntax/parse.ts";
import {
  engineOf,
  type Input,
  type InputField,
  isTemplated,
  type TemplateEngine,
} from "../../hog/templates/compileInput.ts";
import { decodeContext } from "./decodeContext.ts";
import type { HogDocument } from "./documents.ts";
import type { FunctionFiles } from "./functionFiles.ts";
import { type HogText, isClosed, JsonText, textOfProgram } from "./hogText.ts";
import type { Project } from "./project.ts";

/** One version of the JSON document with what a function has besides its program. Never changes. */
export interface ConfigurationDocument {
  readonly kind: "configuration";
  readonly text: HogText;
  /** The value of the document, be it whole or not; `undefined` for a text without one. */
  readonly root: Node | undefined;
  /** What the program knows: the type, and the inputs of function and mappings. */
  readonly context: FunctionContext;
  readonly settings: RuleSettings;
  readonly project: Project;
  readonly files: FunctionFiles;
  /** Every string that is a template, in source order. */
  readonly templates: readonly TemplateString[];
}

/** A string of a configuration that is a template. */
export interface TemplateString {
  readonly node: Node;
  readonly engine: TemplateEngine;
  /** Of the input to which it belongs; absent for the hash of the masking. */
  readonly input?: TemplateInput;
  /** The same as a document of Hog, analysed when it is asked for first; only if `engine` is `hog`. */
  readonly document: () => HogDocument;
}

/** To which input a template belongs. */
export interface TemplateInput {
  readonly key: string;
  /** As the schema says. */
  readonly type: string;
  /** The mapping whose input it is; absent for inputs of the function itself. */
  readonly mapping?: number;
  /** `default` for a value that the schema suggests: nothing is compiled of it. */
  readonly from: "value" | "default";
}

/** What a configuration means besides its text. */
export interface ConfigurationSurroundings {
  /** Where the text does not say it itself. */
  readonly type: FunctionType | undefined;
  /** Whatever the text says. */
  readonly typeInstead?: FunctionType | undefined;
  readonly settings: RuleSettings;
  readonly project: Project;
  readonly files: FunctionFiles;
}

/** Reads a configuration that somebody may be typing. */
export function createConfiguration(
  document: TextDocument,
  surroundings: ConfigurationSurroundings,
): ConfigurationDocument {
  const { settings, project, files } = surroundings;
  const text = textOfProgram(document);
  const root = isTooDeep(document.getText()) ? undefined : parseTree(document.getText());
  const told = decodeContext(root && getNodeValue(root));
  const type = surroundings.typeInstead ?? told.type ?? surroundings.type;
  const context: FunctionContext = { ...told, ...(type && { type }) };
  const ownContext = once(() => contextOfFunction(context, root));
  const parts = root ? findTemplates(root) : [];
  const templates = parts.map((part): TemplateString => {
    const { mapping } = part.input ?? {};
    const make = (): HogDocument => {
      const string = new JsonText(document, part.node);
      const known = mapping === undefined ? ownContext() : context;
      const parsed = parseTemplate(string.getText());
      const analysis = analyseTemplate(parsed, known, settings);
      return { kind: "template", text: string, context: known, analysis, project, files };
    };
    return { ...part, document: once(make) };
  });
  return { kind: "configuration", text, root, context, settings, project, files, templates };
}

/**
 * The template around a position of a configuration, its quotes not included. Where the last of them is
 * missing, the template goes on to the end of its line.
 */
export function templateAt(
  { text, templates }: ConfigurationDocument,
  position: Position,
): TemplateString | undefined {
  const offset = text.offsetAt(position);
  return templates.find(({ node }) => {
    const end = node.offset + node.length;
    if (offset <= node.offset || offset > end) return false;
    return offset < end || !isClosed(text.getText().slice(node.offset, end));
  });
}

/** No configuration is nested so deep, and readers of trees run out of stack not far below. */
const deepest = 500;

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [part] of text.matchAll(/"(?:[^"\\\r\n]|\\.)*|[[\]{}]/g)) {
    if (part === "[" || part === "{") depth++;
    if (part === "]" || part === "}") depth--;
    if (depth > deepest) return true;
  }
  return false;
}

/** What `make` gives, made when it is asked for first. */
function once<Made extends object>(make: () => Made): () => Made {
  let made: Made | undefined;
  return () => (made ??= make());
}

/** Templates of the function's own inputs do not see those of its mappings. */
function contextOfFunction(context: FunctionContext, root: Node | undefined): FunctionContext {
  const mappings = root && findNodeAtLocation(root, ["mappings"]);
  if (!mappings?.children?.length) return context;
  const value: unknown = root && getNodeValue(root);
  const { inputs } = decodeContext({ ...asObject(value), mappings: [] });
  const { inputs: _, ...others } = context;
  return { ...others, ...(inputs && { inputs }) };
}

type Found = Omit<TemplateString, "document">;

function findTemplates(root: Node): readonly Found[] {
  const mappings = findNodeAtLocation(root, ["mappings"])?.children ?? [];
  const hash = findNodeAtLocation(root, ["masking", "hash"]);
  const found = [
    ...templatesOfInputs(root, undefined),
    ...mappings.flatMap((mapping, index) => templatesOfInputs(mapping, index)),
    ...(hash?.type === "string" ? [{ node: hash, engine: "hog" } as const] : []),
  ];
  return found.toSorted((one, other) => one.node.offset - other.node.offset);
}

/** The templates of the inputs that a schema in the same object describes; the others are not compiled. */
function templatesOfInputs(holder: Node, mapping: number | undefined): readonly Found[] {
  if (holder.type !== "object") return [];
  const entries = findNodeAtLocation(holder, ["inputs_schema"])?.children ?? [];
  return entries.flatMap((entry) => {
    const field = readField(entry);
    if (!field) return [];
    const item = findNodeAtLocation(holder, ["inputs", field.key]);
    const { templating } = asObject(item && getNodeValue(item));
    const chosen: Input = templating === "liquid" || templating === "hog" ? { templating } : {};
    const engine = engineOf(field, chosen);
    if (!engine || !isTemplated(field.type)) return [];
    const input = { key: field.key, type: field.type, ...(mapping !== undefined && { mapping }) };
    const stringsOf = (node: Node | undefined, from: TemplateInput["from"]): readonly Found[] =>
      stringsIn(node, field.type).map((string) => ({
        node: string,
        engine,
        input: { ...input, from },
      }));
    return [
      ...stringsOf(findNodeAtLocation(entry, ["default"]), "default"),
      ...stringsOf(item && findNodeAtLocation(item, ["value"]), "value"),
    ];
  });
}

function readField(entry: Node): InputField | undefined {
  const { key, type, templating } = asObject(getNodeValue(entry));
  if (typeof key !== "string" || typeof type !== "string") return undefined;
  return { key, type, ...(isEngine(templating) && { templating }) };
}

function isEngine(value: unknown): value is boolean | TemplateEngine {
  return typeof value === "boolean" || value === "hog" || value === "liquid";
}

/** Every string in a value; names of fields are never templates, nor is the design of an e-mail. */
function stringsIn(node: Node | undefined, type: string): readonly Node[] {
  switch (node?.type) {
    case "string":
      return [node];
    case "array":
      return (node.children ?? []).flatMap((child) => stringsIn(child, type));
    case "object":
      return (node.children ?? []).flatMap(({ children = [] }) => {
        const [name, value] = children;
        const isDesign = type.endsWith("email") && name?.value === "design";
        return isDesign ? [] : stringsIn(value, type);
      });
    default:
      return [];
  }
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? { ...value } : {};
}
