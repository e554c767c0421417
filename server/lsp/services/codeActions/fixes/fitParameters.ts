import { takesFunctionFirst } from "../../../../../hog/analysis/calls.ts";
import { certainly, type Fix, insert } from "../action.ts";
import { freshName } from "../editing/fresh.ts";
import { removeItem } from "../layout.ts";
import { closest } from "../place.ts";

/** `arrayMap((name, index) -> name, names)` → `arrayMap((name) -> name, names)`. */
export const fitParameters: Fix = {
  codes: ["callback-parameters"],
  title: "Take as many parameters as are given",
  propose({ problem, place, document }) {
    const lambda = closest(place, "lambda")?.node;
    const call = closest(place, "call")?.node;
    if (!lambda || call?.callee.kind !== "identifier" || !takesFunctionFirst(call.callee.name)) {
      return [];
    }
    const { parameters, form, start } = lambda;
    const at = parameters.findIndex((parameter) => parameter.start === problem.start);
    const surplus = place.node.kind === "name" ? parameters[at] : undefined;
    if (surplus) {
      const declaration = document.analysis.scopes.declarationOf(surplus);
      const isUsed = !declaration || document.analysis.scopes.referencesOf(declaration).length > 0;
      return isUsed ? [] : certainly(removeItem(parameters, at));
    }
    if (form !== "parenthesized") return [];
    const given = call.callee.name === "arrayReduce" ? 2 : 1;
    const names = Array.from({ length: given - parameters.length }, (_, index) =>
      freshName(document, given === 2 && parameters.length + index === 0 ? "result" : "item"),
    );
    const last = parameters.at(-1);
    return certainly(
      last ? insert(last.end, `, ${names.join(", ")}`) : insert(start + 1, names.join(", ")),
    );
  },
};
