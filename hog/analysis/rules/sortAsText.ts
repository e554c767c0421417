import { libraryName } from "../calls.ts";
import type { Rule } from "../rule.ts";
import type { Scopes } from "../scopes.ts";
import { kindsOfValues } from "../valueKind.ts";
import type { Expression } from "../../syntax/tree.ts";

/**
 * `arraySort` of numbers, which it sorts as texts: 1, 10, 9.
 *
 *     print(arraySort([9, 10, 1]))
 */
export const sortAsText: Rule = {
  code: "sort-as-text",
  severity: "warning",
  visit(report, { parsed: { text }, scopes }) {
    const kindOf = kindsOfValues(scopes, text);
    return {
      call(node) {
        const name = libraryName(node, scopes);
        if (name !== "arraySort" && name !== "arrayReverseSort") return;
        const [list] = node.args;
        if (!list || !holdsNumbers(list)) return;
        report(
          node.callee,
          `\`${name}\` sorts numbers as texts: 1, 10, 9. Pad them with zeros, or sort by hand.`,
        );
      },
    };

    function holdsNumbers(list: Expression): boolean {
      if (list.kind === "array") {
        const numbers = list.elements.filter((element) => kindOf(element) === "number");
        return numbers.length > 1 && !areInTextOrder(numbers);
      }
      return list.kind === "call" && mapsToNumbers(list, scopes);
    }

    function mapsToNumbers(call: Extract<Expression, { kind: "call" }>, known: Scopes): boolean {
      const [fn] = call.args;
      if (libraryName(call, known) !== "arrayMap" || fn?.kind !== "lambda") return false;
      const { body } = fn;
      return body.kind !== "block" && (kindOf(body) === "number" || convertsToNumber(body, known));
    }
  },
};

/** True for literals that come out in the same order both ways, as numbers of one length do. */
function areInTextOrder(numbers: readonly Expression[]): boolean {
  const values = numbers.map((number) => (number.kind === "number" ? Number(number.text) : NaN));
  if (values.some(Number.isNaN)) return false;
  const byText = values.map(String).toSorted();
  const bySize = values.toSorted((one, other) => one - other).map(String);
  return byText.every((text, at) => text === bySize[at]);
}

/** `toInt` and `toFloat` may give null, but what they give is sorted as text all the same. */
function convertsToNumber(body: Expression, scopes: Scopes): boolean {
  if (body.kind !== "call") return false;
  const name = libraryName(body, scopes);
  return name === "toInt" || name === "toFloat";
}
