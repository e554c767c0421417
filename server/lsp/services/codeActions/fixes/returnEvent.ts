import { endOfLine, indentAt, lineBreakOf, startsLine } from "../layout.ts";
import { type Fix, insert, type Proposal, replace } from "../action.ts";
import { copyOfGlobal } from "../copyOfGlobal.ts";
import { closest } from "../place.ts";

/** A transformation that ends without it gets `return event`, or that of a copy. */
export const returnEvent: Fix = {
  codes: ["missing-return-event"],
  title: "Add `return event`",
  propose({ problem, place, text, document }) {
    const { root } = document.analysis.parsed;
    const bare = closest(place, "return");
    const end = bare?.node.end ?? root.end;
    const value = copyOfGlobal(document, "event", bare ? problem.start : root.end) ?? "event";
    if (bare) {
      const keyword = { start: problem.start, end: problem.end };
      return either(value, (chosen) => replace(keyword, `return ${chosen}`));
    }
    const last = root.statements.at(-1);
    const lineBreak = lineBreakOf(text);
    if (!last) {
      const before = text.trimEnd() === "" || /[\r\n]$/.test(text) ? "" : lineBreak;
      return either(value, (chosen) => insert(end, `${before}return ${chosen}${lineBreak}`));
    }
    const indent = startsLine(text, last.start) ? indentAt(text, last.start) : "";
    const rest = text.slice(last.end, endOfLine(text, last.end));
    const isRestComment = /^[ \t]*(?:(?:\/\/|--|#).*)?$/.test(rest);
    const at = last.end + (isRestComment ? rest.trimEnd().length : 0);
    return either(value, (chosen) => insert(at, `${lineBreak}${indent}return ${chosen}`));
  },
};

function either(
  value: string,
  write: (value: string) => ReturnType<typeof insert>,
): readonly Proposal[] {
  return [
    { title: `Add \`return ${value}\``, changes: [write(value)], preferred: true },
    { title: "Add `return null` to drop the event", changes: [write("null")] },
  ];
}
