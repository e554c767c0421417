import { certainly, type Fix, insert, remove, replace } from "../action.ts";

/** `\xe9` → `é`; `\N` → `\\N`, which is the same in clear; `\0` goes. */
export const undecodedEscape: Fix = {
  codes: ["undecoded-escape"],
  title: "Write the character itself",
  safe: true,
  propose({ problem, text }) {
    const escape = text.slice(problem.start, problem.end);
    if (escape === "\\0") {
      return [{ title: "Take `\\0` away", changes: [remove(problem)], preferred: true }];
    }
    const doubled = insert(problem.start, "\\");
    if (!/^\\[xX]/.test(escape)) {
      return [{ title: "Write `\\\\` for the backslash", changes: [doubled], preferred: true }];
    }
    const character = String.fromCharCode(Number.parseInt(escape.slice(2), 16));
    // Those that mean something in a literal, or that nobody sees.
    return /[\p{Cc}'\\{}<>]/u.test(character) ? [] : certainly(replace(problem, character));
  },
};
