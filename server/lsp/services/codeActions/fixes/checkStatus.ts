import { type Fix, insert } from "../action.ts";
import { freshName } from "../editing/fresh.ts";
import { indentAt, lineBreakOf, startsLine } from "../layout.ts";
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
    const indent = indentAt(text, start);
    const lineBreak = lineBreakOf(text);
    const message = `f'The request failed with status {${name}.status}: {${name}.body}'`;
    const lines = [`if (${name}.status >= 400) {`, `  throw Error(${message})`, "}"];
    const check = lines.map((line) => `${lineBreak}${indent}${line}`).join("");
    const semicolon = /^[ \t]*;/.exec(text.slice(end, end + 100))?.[0].length ?? 0;
    return [
      {
        changes: [insert(start, `let ${name} := `), insert(end + semicolon, check)],
        preferred: true,
        alone: true,
      },
    ];
  },
};
