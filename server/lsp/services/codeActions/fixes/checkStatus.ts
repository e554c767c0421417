import { type Fix, insert } from "../action.ts";
import { freshName } from "../editing/fresh.ts";
import { layoutAt } from "../editing/lines.ts";
import { statusCheck } from "../editing/statusCheck.ts";
import { behindSemicolon, startsLine } from "../layout.ts";
import { closest, placeOf } from "../place.ts";

/** `fetch(url)` → `let res := fetch(url)`, and an error where the status is 400 or more. */
export const checkStatus: Fix = {
  codes: ["fetch-result-ignored"],
  title: "Fail where the request was refused",
  propose({ place, text, document }) {
    const statement = closest(place, "expressionStatement");
    const list = placeOf(statement?.parent, "program", "block");
    if (!statement || !list || !startsLine(text, statement.node.start)) return [];
    const { start, end } = statement.node;
    const name = freshName(document, "res");
    const layout = layoutAt(text, start);
    const check = `${layout.lineBreak}${layout.indent}${statusCheck(name, text, layout)}`;
    return [
      {
        changes: [insert(start, `let ${name} := `), insert(behindSemicolon(text, end), check)],
        preferred: true,
        alone: true,
      },
    ];
  },
};
