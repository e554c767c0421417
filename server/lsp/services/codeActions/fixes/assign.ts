import { type Fix, type Found, certainly, type Proposal, replace } from "../action.ts";
import { closest } from "../place.ts";
import { isBesideForeignWord, mayStartStatement } from "./foreignWords.ts";

/** `total = 1` → `total := 1`; with a `let` where nothing declares the name yet. */
export const assign: Fix = {
  codes: ["assignment-as-comparison", "expected-assign", "statement-without-effect"],
  title: "Assign with `:=`",
  safe: true,
  propose(found) {
    const { problem, place, text, document } = found;
    if (problem.code === "expected-assign") return proposeForLet(found);
    const comparison = closest(place, "binary");
    if (!comparison || comparison.parent?.node.kind !== "expressionStatement") return [];
    const { operator, operatorStart, operatorEnd, left } = comparison.node;
    if (operator !== "==") return [];
    const change = replace({ start: operatorStart, end: operatorEnd }, ":=");
    if (left.kind === "member" || left.kind === "index" || left.kind === "tupleMember") {
      return certainly(change);
    }
    if (left.kind !== "identifier") return [];
    if (document.analysis.scopes.declarationOf(left)) return certainly(change);
    if (!mayStartStatement(text, left.start) || isBesideForeignWord(found)) return [];
    const declaring = { start: left.start, end: left.start, newText: "let " };
    return [
      {
        title: "Declare with `let`",
        changes: [declaring, change],
        preferred: true,
        alone: true,
      },
    ];
  },
};

/** `let total = 1`: the sign is where the parser misses `:=`. */
function proposeForLet({ problem, text }: Found): readonly Proposal[] {
  const sign = text.slice(problem.start, problem.end);
  return sign === "=" || sign === "==" || sign === ":" ? certainly(replace(problem, ":=")) : [];
}
