import { builtins } from "../../../../../hog/library/builtins.ts";
import { certainly, type Fix, replace } from "../action.ts";
import { closest, placeOf } from "../place.ts";

/** `print 'hello'` → `print('hello')`. */
export const addParentheses: Fix = {
  codes: ["juxtaposed-expressions"],
  title: "Put the argument in parentheses",
  propose({ place, text, document: { analysis } }) {
    const statement = closest(place, "expressionStatement");
    const list = placeOf(statement?.parent, "program", "block")?.node;
    if (!statement || !list) return [];
    const before = list.statements[list.statements.findIndex((one) => one === statement.node) - 1];
    if (before?.kind !== "expressionStatement" || before.expression.kind !== "identifier")
      return [];
    const { expression: callee } = before;
    const declared = analysis.scopes.declarationOf(callee);
    if (declared ? declared.kind !== "function" : !isBuiltin(callee.name)) return [];
    const { start, end } = statement.node.expression;
    return certainly(replace({ start: callee.end, end }, `(${text.slice(start, end)})`));
  },
};

function isBuiltin(name: string): boolean {
  return builtins.has(name);
}
