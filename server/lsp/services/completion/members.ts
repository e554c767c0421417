import type { InputSchema } from "../../../../hog/analysis/context.ts";
import { chainRoot } from "../../../../hog/analysis/chains.ts";
import { globalsByName } from "../../../../hog/analysis/globalNames.ts";
import { type Declaration, withoutGroups } from "../../../../hog/analysis/scopes.ts";
import { textOfPart } from "../../../../hog/analysis/selection.ts";
import type { Field } from "../../../../hog/library/field.ts";
import { everyFunctionType, type FunctionType } from "../../../../hog/library/functionType.ts";
import type { DictLiteral, Expression } from "../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../documents.ts";
import { describeInput, fieldDetail, inputDetail } from "../describe.ts";
import type { Chain } from "./prefix.ts";

/** Something that can be selected from a value by its name. */
export interface Member {
  readonly name: string;
  readonly detail: string;
  /** Markdown; empty where nothing is known. */
  readonly documentation: string;
  /** What can be selected from it in turn. Found when asked for: a program may go round in circles. */
  readonly inside: () => Members;
  /** The only texts that it may be. */
  readonly choices: InputSchema["choices"];
}

/** What can be selected from a value. */
export interface Members {
  /** In the order in which to show them. */
  readonly named: readonly Member[];
  /** What every other name selects, where such names are the user's own. */
  readonly others: (() => Members) | undefined;
}

const none: Members = { named: [], others: undefined };

/** The globals of the function, of any type of function where its type is not known. */
export function globalMembers({ context }: HogDocument): readonly Member[] {
  return globalsIn(context.type).map((field) =>
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
  if (name === undefined) return undefined;
  const outer = membersOf(document, { ...chain, path: chain.path.slice(0, -1) }, offset);
  return outer.named.find((member) => member.name === name);
}

/** So many variables that stand for another are followed; a program may go round in circles. */
const mostAliases = 10;

function follow(document: HogDocument, chain: Chain, offset: number, aliases: number): Members {
  const local = document.analysis.scopes.localAt(chain.root, offset);
  const root = local
    ? membersOfLocal(document, local, aliases)
    : (globalMembers(document)
        .find(({ name }) => name === chain.root)
        ?.inside() ?? none);
  return chain.path.reduce(select, root);
}

function select({ named, others }: Members, name: string): Members {
  const member = named.find((one) => one.name === name);
  return member?.inside() ?? others?.() ?? none;
}

/** What a variable holds that keeps its first value: a dictionary, or a selection from something known. */
function membersOfLocal(
  document: HogDocument,
  { node, kind, uses }: Declaration,
  aliases: number,
): Members {
  if (kind !== "variable" || node.kind !== "variable" || !node.value || aliases === 0) return none;
  if (uses.some(({ access }) => access === "write")) return none;
  return membersOfExpression(document, node.value, aliases - 1);
}

function membersOfExpression(
  document: HogDocument,
  expression: Expression,
  aliases: number,
): Members {
  const value = withoutGroups(expression);
  if (value.kind === "dict") return membersOfDict(document, value, aliases);
  const identifier = chainRoot(value);
  const reference = identifier && document.analysis.scopes.referenceAt(identifier);
  if (!reference || reference.whole !== value) return none;
  const chain = { root: reference.text, path: reference.path.map(textOfPart) };
  return follow(document, chain, identifier.start, aliases);
}

function membersOfDict(document: HogDocument, { entries }: DictLiteral, aliases: number): Members {
  const named = entries.flatMap(({ key, value }): Member[] => {
    if (key.kind !== "string") return [];
    const inside = (): Members => membersOfExpression(document, value, aliases);
    return [{ name: key.value, detail: "", documentation: "", inside, choices: undefined }];
  });
  return { named, others: undefined };
}

function membersOfInputs(inputs: readonly InputSchema[]): Members {
  const named = inputs.map((input) => ({
    name: input.key,
    detail: inputDetail(input),
    documentation: describeInput(input),
    inside: () => none,
    choices: input.choices,
  }));
  return { named, others: undefined };
}

function memberOfField(field: Field): Member {
  return {
    name: field.name,
    detail: fieldDetail(field),
    documentation: field.documentation,
    inside: () => membersOfField(field),
    choices: undefined,
  };
}

function membersOfField({ fields = [], others }: Omit<Field, "name">): Members {
  return {
    named: fields.map(memberOfField),
    others: others && (() => membersOfField(others)),
  };
}

/** Each global once, as the first type has it that has it. */
function globalsIn(type: FunctionType | undefined): readonly Field[] {
  const types = type ? [type] : [...everyFunctionType];
  const byName = new Map<string, Field>();
  for (const one of types) {
    for (const [name, field] of globalsByName(one)) {
      if (!byName.has(name)) byName.set(name, field);
    }
  }
  return [...byName.values()];
}
