import type { InputSchema } from "../../../hog/analysis/context.ts";
import { chainRoot } from "../../../hog/analysis/chains.ts";
import { libraryName } from "../../../hog/analysis/calls.ts";
import { globalsByName } from "../../../hog/analysis/globalNames.ts";
import { type Declaration, withoutGroups } from "../../../hog/analysis/scopes.ts";
import { textOfPart } from "../../../hog/analysis/selection.ts";
import { builtins } from "../../../hog/library/builtins.ts";
import { errorFields } from "../../../hog/library/errors.ts";
import type { Field } from "../../../hog/library/field.ts";
import { everyFunctionType } from "../../../hog/library/functionType.ts";
import { templateRootsOf } from "../../../hog/library/templateRoots.ts";
import type { Type } from "../../../hog/library/types.ts";
import type { DictLiteral, Entry, Expression } from "../../../hog/syntax/tree.ts";
import type { HogDocument } from "../documents.ts";
import { fieldsOfProject } from "./projectFields.ts";

/** A selection by names and constants: `event.properties['$ip']`. */
export interface Chain {
  readonly root: string;
  readonly path: readonly string[];
}

/** Something that can be selected from a value by its name. */
export interface Member {
  readonly name: string;
  readonly type: Type;
  readonly optional: boolean;
  /** Markdown; empty where nothing is known. */
  readonly documentation: string;
  /** What can be selected from it in turn. Found when asked for: a program may go round in circles. */
  readonly inside: () => Members;
  /** The only texts that it may be. */
  readonly choices?: InputSchema["choices"];
  /** What made it, where that is an input or an entry of a literal. */
  readonly input?: InputSchema;
  readonly entry?: Entry;
}

/** What can be selected from a value. */
export interface Members {
  /** In the order in which to show them. */
  readonly named: readonly Member[];
  /** What every other name selects, where such names are the user's own. */
  readonly others: (() => Members) | undefined;
}

export const noMembers: Members = { named: [], others: undefined };

/**
 * The globals of the function, of any type of function where its type is not known; in a template only
 * those that PostHog lets it read.
 */
export function globalMembers(document: HogDocument): readonly Member[] {
  const { context } = document;
  return globalFields(document).map((field) =>
    field.name === "inputs" && context.inputs
      ? { ...memberOfField(field), inside: () => membersOfInputs(context.inputs ?? []) }
      : memberOfField(field),
  );
}

/** What a selection selects from, at an offset of a program; nothing where that is not known. */
export function membersOf(document: HogDocument, chain: Chain, offset: number): Members {
  return follow(document, chain, offset, mostAliases);
}

/** What a selection itself is; `undefined` where that is not known. */
export function memberAt(document: HogDocument, chain: Chain, offset: number): Member | undefined {
  const name = chain.path.at(-1);
  if (name === undefined) {
    const local = document.analysis.scopes.localAt(chain.root, offset);
    return local ? undefined : globalMembers(document).find((member) => member.name === chain.root);
  }
  const outer = membersOf(document, { ...chain, path: chain.path.slice(0, -1) }, offset);
  return outer.named.find((member) => member.name === name);
}

/** What can be selected from the value of an expression; nothing where that is not known. */
export function membersOfExpression(document: HogDocument, expression: Expression): Members {
  return membersOfValue(document, expression, mostAliases);
}

/** What a variable, a loop's value or a caught error holds; nothing where that is not known. */
export function membersOfDeclaration(document: HogDocument, declaration: Declaration): Members {
  return membersOfLocal(document, declaration, mostAliases);
}

/** So many variables that stand for another are followed; a program may go round in circles. */
const mostAliases = 10;

function follow(document: HogDocument, chain: Chain, offset: number, aliases: number): Members {
  const local = document.analysis.scopes.localAt(chain.root, offset);
  const root = local
    ? membersOfLocal(document, local, aliases)
    : (globalMembers(document)
        .find(({ name }) => name === chain.root)
        ?.inside() ?? noMembers);
  return chain.path.reduce(select, root);
}

function select({ named, others }: Members, name: string): Members {
  const member = named.find((one) => one.name === name);
  return member?.inside() ?? others?.() ?? noMembers;
}

/** What a name holds that keeps its first value. */
function membersOfLocal(
  document: HogDocument,
  { node, kind, uses }: Declaration,
  aliases: number,
): Members {
  if (uses.some(({ access }) => access === "write")) return noMembers;
  if (kind === "catch") return membersOfField({ fields: errorFields });
  if (node.kind !== "variable" || !node.value || aliases === 0) return noMembers;
  return membersOfValue(document, node.value, aliases - 1);
}

function membersOfValue(document: HogDocument, expression: Expression, aliases: number): Members {
  const value = withoutGroups(expression);
  if (value.kind === "dict") return membersOfDict(document, value, aliases);
  if (value.kind === "call") {
    const name = libraryName(value, document.analysis.scopes);
    return membersOfField({ fields: builtins.get(name ?? "")?.resultFields ?? [] });
  }
  const identifier = chainRoot(value);
  const reference = identifier && document.analysis.scopes.referenceAt(identifier);
  if (!reference || reference.whole !== value) return noMembers;
  const chain = { root: reference.text, path: reference.path.map(textOfPart) };
  return follow(document, chain, identifier.start, aliases);
}

function membersOfDict(document: HogDocument, { entries }: DictLiteral, aliases: number): Members {
  const named = entries.flatMap((entry): Member[] => {
    const { key, value } = entry;
    if (key.kind !== "string") return [];
    const inside = (): Members => membersOfValue(document, value, aliases);
    return [{ name: key.value, type: "any", optional: false, documentation: "", inside, entry }];
  });
  return { named, others: undefined };
}

function membersOfInputs(inputs: readonly InputSchema[]): Members {
  const named = inputs.map((input) => ({
    name: input.key,
    type: "any" as const,
    optional: false,
    documentation: "",
    inside: () => noMembers,
    choices: input.choices,
    input,
  }));
  return { named, others: undefined };
}

/** What a description of the library says, as something to select. */
export function memberOfField(field: Field): Member {
  return {
    name: field.name,
    type: field.type,
    optional: field.optional === true,
    documentation: field.documentation,
    inside: () => membersOfField(field),
  };
}

function membersOfField({ fields = [], others }: Partial<Omit<Field, "name">>): Members {
  return {
    named: fields.map(memberOfField),
    others: others && (() => membersOfField(others)),
  };
}

/** Each global once, as the first type has it that has it. */
function globalFields({ kind, context, project }: HogDocument): readonly Field[] {
  const types = context.type ? [context.type] : [...everyFunctionType];
  const byName = new Map<string, Field>();
  for (const one of types) {
    for (const [name, field] of globalsByName(one)) {
      if (!byName.has(name)) byName.set(name, field);
    }
  }
  const roots = kind === "template" && context.type && templateRootsOf(context.type);
  const fields = [...byName.values()].filter(({ name }) => !roots || roots.includes(name));
  return fields.map((field) => fieldsOfProject(field, project));
}
