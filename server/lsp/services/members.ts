import type { InputSchema } from "../../../hog/analysis/context.ts";
import { callableOf } from "../../../hog/analysis/callables.ts";
import { chainRoot } from "../../../hog/analysis/chains.ts";
import { libraryName, takesFunctionFirst } from "../../../hog/analysis/calls.ts";
import { globalsByName } from "../../../hog/analysis/globalNames.ts";
import { type Declaration, type Reference, withoutGroups } from "../../../hog/analysis/scopes.ts";
import { textOfPart } from "../../../hog/analysis/selection.ts";
import { kindsOfValues } from "../../../hog/analysis/valueKind.ts";
import { builtins } from "../../../hog/library/builtins.ts";
import { errorFields } from "../../../hog/library/errors.ts";
import type { Field } from "../../../hog/library/field.ts";
import { everyFunctionType, type FunctionType } from "../../../hog/library/functionType.ts";
import { fieldsOfInput } from "../../../hog/library/inputFields.ts";
import { templateRootsOf } from "../../../hog/library/templateRoots.ts";
import type { Type } from "../../../hog/library/types.ts";
import type { Assignment, DictLiteral, Entry, Expression } from "../../../hog/syntax/tree.ts";
import type { HogDocument } from "../documents.ts";
import { keysOfInput } from "./members/inputValues.ts";
import { usesIn } from "./members/uses.ts";
import { fieldsOfProject } from "./projectFields.ts";

/** A selection by names and constants: `event.properties['$ip']`. */
export interface Chain {
  readonly root: string;
  readonly path: readonly string[];
  /** `root` is called, and the selection is from what the call gives: `fetch(url).body`. */
  readonly called?: true;
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
  /** Texts that it usually is; it may be others. */
  readonly texts?: Field["texts"];
  /** What made it, where that is an input, an entry of a literal or an assignment: `body.key := 1`. */
  readonly input?: InputSchema;
  readonly entry?: Entry;
  readonly assigned?: Assignment;
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
      ? { ...memberOfField(field), inside: () => membersOfInputs(document) }
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
    if (chain.called) return undefined;
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

/** So many variables that stand for another are followed; a program may go round in circles. */
const mostAliases = 10;

function follow(document: HogDocument, chain: Chain, offset: number, aliases: number): Members {
  return chain.path.reduce(select, membersOfRoot(document, chain, offset, aliases));
}

function membersOfRoot(
  document: HogDocument,
  { root, called }: Chain,
  offset: number,
  aliases: number,
): Members {
  const local = document.analysis.scopes.localAt(root, offset);
  if (called) {
    return local ? membersOfReturned(document, local, aliases) : membersOfResult(root);
  }
  if (local) return membersOfLocal(document, local, aliases);
  return (
    globalMembers(document)
      .find(({ name }) => name === root)
      ?.inside() ?? noMembers
  );
}

function membersOfResult(builtin: string | undefined): Members {
  return membersOfField({ fields: builtins.get(builtin ?? "")?.resultFields ?? [] });
}

function select({ named, others }: Members, name: string): Members {
  const member = named.find((one) => one.name === name);
  return member?.inside() ?? others?.() ?? noMembers;
}

/** What a function of the program's own gives: that of its last `return`, if it is not in a branch. */
function membersOfReturned(document: HogDocument, local: Declaration, aliases: number): Members {
  const callable = aliases > 0 ? callableOf(local, document.analysis.scopes) : undefined;
  if (!callable) return noMembers;
  const { body } = callable;
  if (body.kind !== "block") return membersOfValue(document, body, aliases - 1);
  const last = body.statements.findLast(({ kind }) => kind === "return");
  return last?.kind === "return" && last.value
    ? membersOfValue(document, last.value, aliases - 1)
    : noMembers;
}

/** What a name holds that keeps its first value, and what is assigned to keys of it. */
function membersOfLocal(document: HogDocument, local: Declaration, aliases: number): Members {
  if (local.uses.some(({ access }) => access === "write")) return noMembers;
  const first = aliases === 0 ? noMembers : firstMembers(document, local, aliases - 1);
  const { assignments } = usesIn(document.analysis);
  const written = local.uses.flatMap(({ path, whole }): readonly Written[] => {
    const assigned = whole.kind === "name" ? undefined : assignments.get(whole);
    return assigned && path.length > 0 ? [{ path, assigned }] : [];
  });
  return withWritten(document, first, written, aliases);
}

/** What a name holds at first: as it was declared, or as a loop or a call gives it. */
function firstMembers(document: HogDocument, local: Declaration, aliases: number): Members {
  const { node, kind, name } = local;
  switch (kind) {
    case "catch":
      return membersOfField({ fields: errorFields });
    case "variable":
      if (node.kind !== "variable" || !node.value) return noMembers;
      return membersOfValue(document, node.value, aliases);
    case "loop":
      if (node.kind !== "forIn" || node.value !== name) return noMembers;
      return membersOfElements(document, node.collection, aliases);
    case "parameter":
      return membersOfParameter(document, local, aliases);
    case "function":
    case "hidden":
      return noMembers;
  }
}

/** A function of one's own gets what its first call gives it, a lambda the elements of the list. */
function membersOfParameter(
  document: HogDocument,
  { node, name }: Declaration,
  aliases: number,
): Members {
  const { analysis } = document;
  const { calls } = usesIn(analysis);
  if (node.kind === "function") {
    const called = analysis.scopes
      .declarationOf(node.name)
      ?.uses.find(({ access }) => access === "call")?.node;
    const call = called?.kind === "identifier" ? calls.get(called) : undefined;
    const argument = call?.args[node.parameters.findIndex((one) => one === name)];
    return argument ? membersOfValue(document, argument, aliases) : noMembers;
  }
  if (node.kind !== "lambda" || node.parameters.length !== 1) return noMembers;
  const call = calls.get(node);
  const list = call?.args[1];
  return call && list && takesFunctionFirst(libraryName(call, analysis.scopes))
    ? membersOfElements(document, list, aliases)
    : noMembers;
}

/** What every element of a list is taken to have: the members of the first that has some. */
function membersOfElements(
  document: HogDocument,
  expression: Expression,
  aliases: number,
): Members {
  const list = valueOf(document, expression, aliases);
  if (list?.kind !== "array" && list?.kind !== "tuple") return noMembers;
  for (const element of list.elements.slice(0, mostElements)) {
    // Elements may come from loops over further lists: their number must not multiply.
    const members = membersOfValue(document, element, Math.min(aliases, mostNestedLists));
    if (members.named.length > 0) return members;
  }
  return noMembers;
}

const mostElements = 10;
const mostNestedLists = 2;

/** The literal that an expression stands for, through variables that keep their first value. */
function valueOf(
  { analysis }: HogDocument,
  expression: Expression,
  aliases: number,
): Expression | undefined {
  let value = withoutGroups(expression);
  for (let left = aliases; left > 0 && value.kind === "identifier"; left--) {
    const declaration = analysis.scopes.declarationOf(value);
    if (!declaration || declaration.node.kind !== "variable") return undefined;
    if (declaration.uses.some(({ access }) => access === "write")) return undefined;
    if (!declaration.node.value) return undefined;
    value = withoutGroups(declaration.node.value);
  }
  return value;
}

/** An assignment to something inside a local. */
interface Written {
  readonly path: Reference["path"];
  readonly assigned: Assignment;
}

/** Adds the keys to which a program assigns, at any depth, behind those that are known anyway. */
function withWritten(
  document: HogDocument,
  members: Members,
  written: readonly Written[],
  aliases: number,
): Members {
  const byName = new Map<string, Written[]>();
  for (const { path, assigned } of written) {
    const [first, ...rest] = path;
    if (!first) continue;
    const name = textOfPart(first);
    const forName = byName.get(name) ?? [];
    forName.push({ path: rest, assigned });
    byName.set(name, forName);
  }
  if (byName.size === 0) return members;
  const addTo = (inside: () => Members, deeper: readonly Written[]) => (): Members =>
    withWritten(document, inside(), deeper, aliases);
  const known = members.named.map((member) => {
    const deeper = byName.get(member.name);
    return deeper ? { ...member, inside: addTo(member.inside, deeper) } : member;
  });
  const names = new Set(members.named.map(({ name }) => name));
  const added = [...byName]
    .filter(([name]) => !names.has(name))
    .map(([name, here]): Member => {
      const direct = here.find(({ path }) => path.length === 0)?.assigned;
      const own = (): Members =>
        direct && aliases > 0
          ? membersOfValue(document, direct.value, aliases - 1)
          : (members.others?.() ?? noMembers);
      const type = direct ? typeOfValue(document, direct.value) : "any";
      const inside = addTo(own, here);
      const described = { name, type, optional: true, documentation: "", inside };
      return direct ? { ...described, assigned: direct } : described;
    });
  return { named: [...known, ...added], others: members.others };
}

function membersOfValue(document: HogDocument, expression: Expression, aliases: number): Members {
  const value = withoutGroups(expression);
  if (value.kind === "dict") return membersOfDict(document, value, aliases);
  if (value.kind === "call") {
    const { scopes } = document.analysis;
    const local = value.callee.kind === "identifier" && scopes.declarationOf(value.callee);
    return local
      ? membersOfReturned(document, local, aliases)
      : membersOfResult(libraryName(value, scopes));
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
    const type = typeOfValue(document, value);
    return [{ name: key.value, type, optional: false, documentation: "", inside, entry }];
  });
  return { named, others: undefined };
}

function typeOfValue({ analysis }: HogDocument, value: Expression): Type {
  return kindsOfValues(analysis.scopes, analysis.parsed.text)(value) ?? "any";
}

function membersOfInputs(document: HogDocument): Members {
  const named = (document.context.inputs ?? []).map((input) => ({
    name: input.key,
    type: "any" as const,
    optional: false,
    documentation: "",
    inside: () => membersOfInput(document, input),
    choices: input.choices,
    input,
  }));
  return { named, others: undefined };
}

/** What the type of an input always holds, else the keys that its value has now. */
function membersOfInput({ files }: HogDocument, { key, type, secret }: InputSchema): Members {
  const fields = fieldsOfInput(type);
  if (fields) return membersOfField({ fields });
  const configuration = secret ? undefined : files.configuration();
  return membersOfField({ fields: configuration ? keysOfInput(configuration, key) : [] });
}

/** What a description of the library says, as something to select. */
export function memberOfField(field: Field): Member {
  return {
    name: field.name,
    type: field.type,
    optional: field.optional === true,
    documentation: field.documentation,
    inside: () => membersOfField(field),
    ...(field.texts && { texts: field.texts }),
  };
}

function membersOfField({ fields = [], others }: Partial<Omit<Field, "name">>): Members {
  return {
    named: membersOfFields(fields),
    others: others && (() => membersOfField(others)),
  };
}

function membersOfFields(fields: readonly Field[]): readonly Member[] {
  const known = membersByFields.get(fields) ?? fields.map(memberOfField);
  membersByFields.set(fields, known);
  return known;
}

/** A project has thousands of fields, and they are asked for on every keystroke. */
const membersByFields = new WeakMap<readonly Field[], readonly Member[]>();

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
  return fields.map((field) =>
    field.name === "event" && !getsEventsOfProject(context.type)
      ? field
      : fieldsOfProject(field, project),
  );
}

/** The others are started by events inside PostHog, or by requests. */
function getsEventsOfProject(type: FunctionType | undefined): boolean {
  return type === undefined || type === "destination" || type === "transformation";
}
