import { everyGlobal } from "../../../../../hog/analysis/globalNames.ts";
import { builtins } from "../../../../../hog/library/builtins.ts";
import { isPlainName } from "../../completion/quote.ts";
import type { Fix } from "../action.ts";
import { insertAbove } from "../layout.ts";
import { statementAround } from "../place.ts";

/** A name that nothing declares gets a `let` above the statement that reads it. */
export const declareVariable: Fix = {
  codes: ["unknown-global"],
  title: "Declare the name with `let`",
  propose({ place, text, document }) {
    if (document.kind === "template" || place.node.kind !== "identifier") return [];
    const { name } = place.node;
    const statement = statementAround(place)?.statement.node;
    const isElsewhere = everyGlobal.has(name) || builtins.has(name);
    if (!statement || isElsewhere || !isPlainName(name)) return [];
    const changes = [insertAbove(text, statement.start, `let ${name} := null`)];
    return [{ title: `Declare \`${name}\` with \`let\``, changes, alone: true }];
  },
};
