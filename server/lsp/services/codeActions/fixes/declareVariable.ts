import { everyGlobal } from "../../../../../hog/analysis/globalNames.ts";
import { isObjectOfJavascript } from "../../../../../hog/analysis/rules/javascriptMethod.ts";
import { builtins } from "../../../../../hog/library/builtins.ts";
import { isPlainName } from "../../completion/quote.ts";
import type { Fix } from "../action.ts";
import { insertAbove } from "../layout.ts";
import { statementAround } from "../place.ts";
import { isBesideForeignWord, mayStartStatement } from "./foreignWords.ts";

/** A name that nothing declares gets a `let` above the statement that reads it. */
export const declareVariable: Fix = {
  codes: ["unknown-global"],
  title: "Declare the name with `let`",
  propose(found) {
    const { place, text, document } = found;
    if (document.kind === "template" || place.node.kind !== "identifier") return [];
    const { name } = place.node;
    const statement = statementAround(place)?.statement.node;
    const isElsewhere = everyGlobal.has(name) || builtins.has(name);
    if (!statement || isElsewhere || !isPlainName(name)) return [];
    if (isObjectOfJavascript(name) || isBesideForeignWord(found)) return [];
    if (!mayStartStatement(text, statement.start)) return [];
    const changes = [insertAbove(text, statement.start, `let ${name} := null`)];
    return [{ title: `Declare \`${name}\` with \`let\``, changes, alone: true }];
  },
};
