import { isGlobalSomewhere, globalsByName } from "../../../../hog/analysis/globalNames.ts";
import {
  type Declaration,
  type Reference,
  withoutGroups,
} from "../../../../hog/analysis/scopes.ts";
import { visitTree } from "../../../../hog/analysis/visitTree.ts";
import { builtins } from "../../../../hog/library/builtins.ts";
import type { HogDocument } from "../../documents.ts";
import type { TokenModifier, TokenType } from "./legend.ts";
import type { Colour } from "./token.ts";

/**
 * What each name of a program is: only the analysis knows that. Names of columns in SQL are left to the
 * grammar. In no order.
 */
export function colourNames({ analysis, context }: HogDocument): readonly Colour[] {
  const { scopes, parsed } = analysis;
  const colours: Colour[] = [];
  const looks = new Map<Declaration, Look>();
  for (const declaration of scopes.declarations) {
    const look = lookOfLocal(declaration);
    looks.set(declaration, look);
    const { name } = declaration;
    if (!name) continue;
    const { start, end } = name;
    colours.push({ start, end, ...look, modifiers: ["declaration", ...look.modifiers] });
  }
  const globals = context.type && globalsByName(context.type);
  const isGlobal = (name: string): boolean => globals?.has(name) ?? isGlobalSomewhere(name);
  for (const reference of scopes.references) {
    const { declaration, node } = reference;
    const local = declaration && looks.get(declaration);
    const look = local ? lookOfUse(reference, local) : lookOfGlobal(reference, isGlobal);
    if (look) colours.push({ start: node.start, end: node.end, ...look });
  }
  visitTree(parsed.root, [
    {
      member(node, ancestors) {
        const { start, end } = node.property;
        const holder = ancestors.at(-1);
        const isCalled = holder?.kind === "call" && holder.callee === node;
        colours.push({ start, end, type: isCalled ? "method" : "property", modifiers: [] });
      },
    },
  ]);
  return colours;
}

interface Look {
  readonly type: TokenType;
  readonly modifiers: readonly TokenModifier[];
}

function lookOfLocal({ kind, node, uses }: Declaration): Look {
  if (kind === "function") return { type: "function", modifiers: [] };
  if (kind === "parameter") return { type: "parameter", modifiers: [] };
  if (uses.some(({ access }) => access === "write")) return { type: "variable", modifiers: [] };
  const value = node.kind === "variable" && node.value ? withoutGroups(node.value) : undefined;
  return { type: value?.kind === "lambda" ? "function" : "variable", modifiers: ["readonly"] };
}

function lookOfUse({ access }: Reference, { type, modifiers }: Look): Look {
  return { type: access === "call" ? "function" : type, modifiers };
}

/** `undefined` for the operators that are compiled as calls, such as `not (a)`. */
function lookOfGlobal(
  { text, access, whole }: Reference,
  isGlobal: (name: string) => boolean,
): Look | undefined {
  if (access !== "call" && isGlobal(text)) {
    return { type: "variable", modifiers: ["readonly", "defaultLibrary"] };
  }
  if (access === "call" && isOperatorWord(text)) return undefined;
  const builtin = builtins.get(text);
  const isFunction = access === "call" || (builtin && whole.kind === "identifier");
  if (!isFunction) return { type: "variable", modifiers: [] };
  if (!builtin) return { type: "function", modifiers: [] };
  return {
    type: "function",
    modifiers: builtin.asynchronous ? ["defaultLibrary", "async"] : ["defaultLibrary"],
  };
}

function isOperatorWord(name: string): boolean {
  return name === "not" || name === "and" || name === "or";
}
