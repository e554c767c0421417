import type { Bytecode } from "../bytecode/program.ts";
import type { AstExpression, Positioned } from "../compiler/ast.ts";
import { spanOf } from "../compiler/code.ts";
import { compile } from "../compiler/compile.ts";
import { findHyphenatedName } from "../compiler/hyphens.ts";
import { readTemplate, sqlReader, type QueryReader } from "../compiler/readText.ts";
import { fieldsOf, mapChains } from "../compiler/walkAst.ts";
import type { FunctionType } from "../library/functionType.ts";
import { isTemplateRoot, templateRootsOf } from "../library/templateRoots.ts";
import type { Span } from "../source/span.ts";
import type { InputValue, TemplateCode } from "./templateCode.ts";

/** Where the templates of an input belong. */
export interface TemplateContext {
  /** Transformations may read a few globals only. Absent: nothing is checked. */
  readonly functionType?: FunctionType;
  /** For a function on a data warehouse table, `record.x` means `event.properties.x`. */
  readonly source?: "events" | "warehouse";
  /** Asked only for templates that contain a query. */
  readonly readQuery?: QueryReader;
}

/** The value of an input with its templates compiled, or the first mistake in it. */
export type ValueCompilation = CompiledValue | RefusedValue;

export interface CompiledValue {
  readonly kind: "compiled";
  readonly code: TemplateCode;
  /** The keys of the inputs that the templates read. */
  readonly reads: ReadonlySet<string>;
}

export interface RefusedValue {
  readonly kind: "refused";
  readonly error: TemplateError;
}

/** Why a template is refused. Positions are PostHog's, in the text at `path`; it gives some none. */
export interface TemplateError extends Positioned {
  /** PostHog's class of the error; `SyntaxError` for a text that is no template. */
  readonly type: string;
  /** In PostHog's words, but for syntax errors, whose words are ours. */
  readonly message: string;
  /** The keys and indexes that lead from the value to the text. */
  readonly path: readonly (string | number)[];
  /** Where to show it in the text; absent where it has no place. */
  readonly place?: Span;
}

/** Compiles every text in a value as a template of its own; what is no text stays as it is. */
export function compileValue(value: InputValue, context: TemplateContext = {}): ValueCompilation {
  const reads = new Set<string>();
  const walk = (part: InputValue, path: TemplateError["path"]): TemplateCode => {
    if (typeof part === "string") return compileText(part, path, context, reads);
    if (isList(part)) return part.map((item, index) => walk(item, [...path, index]));
    if (part === null || typeof part !== "object") return part;
    const entries = Object.entries(part);
    return Object.fromEntries(entries.map(([key, item]) => [key, walk(item, [...path, key])]));
  };
  try {
    return { kind: "compiled", code: walk(value, []), reads };
  } catch (error) {
    if (error instanceof RefusedTemplate) return { kind: "refused", error: error.reason };
    throw error;
  }
}

/** Carries a mistake out of the structure it was found in. */
class RefusedTemplate extends Error {
  readonly reason: TemplateError;

  constructor(reason: TemplateError) {
    super(reason.message);
    this.reason = reason;
  }
}

function compileText(
  text: string,
  path: TemplateError["path"],
  context: TemplateContext,
  reads: Set<string>,
): Bytecode {
  const read = readTemplate(text, context.readQuery);
  if (read.kind === "invalid") {
    const [{ message, start, end }] = read.problems;
    const place = { start, end };
    throw new RefusedTemplate({ type: "SyntaxError", message, ...place, path, place });
  }
  const root = context.source === "warehouse" ? withoutRecordAlias(read.root) : read.root;
  const check = findHyphenatedName(root) ?? findForbiddenRoots(root, context.functionType);
  if (check) {
    const { message } = check;
    throw new RefusedTemplate({ type: "TemplateError", message, path, ...placeOf(check) });
  }
  const compiled = compile(root, { readSql: sqlReader(text, context.readQuery) });
  if (compiled.kind === "refused") {
    throw new RefusedTemplate({ ...compiled.error, path, ...placeOf(compiled.error) });
  }
  for (const key of inputsReadBy(root)) reads.add(key);
  return compiled.bytecode;
}

function placeOf(error: Positioned): { readonly place?: Span } {
  const place = spanOf(error);
  return place ? { place } : {};
}

function inputsReadBy(root: AstExpression): readonly string[] {
  return fieldsOf(root).flatMap(({ chain: [first, key] }) =>
    first === "inputs" && key !== undefined ? [key] : [],
  );
}

function withoutRecordAlias(root: AstExpression): AstExpression {
  return mapChains(root, ([first = "", ...rest]) =>
    first === "record" ? ["event", "properties", ...rest] : [first, ...rest],
  );
}

/** The parameters of lambdas are forbidden, too, unless they have the name of something allowed. */
function findForbiddenRoots(
  root: AstExpression,
  type: FunctionType | undefined,
): (Positioned & { readonly message: string }) | undefined {
  if (type === undefined || !templateRootsOf(type)) return undefined;
  const forbidden = fieldsOf(root)
    .map(({ chain }) => chain[0] ?? "")
    .filter((name) => !isTemplateRoot(name, type));
  if (forbidden.length === 0) return undefined;
  const names = [...new Set(forbidden)].toSorted().join(", ");
  const message =
    type === "transformation_log"
      ? `Variable not available in log transformations: ${names}. ` +
        "Log transformations only have access to project, record, and inputs."
      : `Variable not available in transformations: ${names}. ` +
        "Transformations only have access to project, event, and inputs.";
  return { message };
}

function isList(value: InputValue): value is readonly InputValue[] {
  return Array.isArray(value);
}
