import type { Rule } from "../rule.ts";

/**
 * Keywords of other languages. To Hog they are names of globals that do not exist.
 *
 *     var total := 1
 *     let answer := await fetch(url)
 */
export const foreignKeyword: Rule = {
  code: "foreign-keyword",
  severity: "error",
  visit(report, { scopes }) {
    return {
      identifier(node, ancestors) {
        const advice = node.quoted ? undefined : words.get(node.name.toLowerCase());
        const reference = advice && scopes.referenceAt(node);
        if (!reference || reference.declaration) return;
        const parent = ancestors.at(-1);
        const isCalled = parent?.kind === "call" && parent.callee === node;
        if (isCalled && node.name === "typeof") return;
        report(node, `Hog has no \`${node.name}\`: this reads a global and fails. ${advice}`);
      },
    };
  },
};

const declare = "Write `let name := value`.";
const define = "Write `fun name(parameter) { … }`, or `(parameter) -> …`.";
const branch = "Write `else if (…) { … }`.";
const noWaiting = "Leave it out: a program waits for `fetch` by itself.";
const noModules = "A program is one text.";

/** What to write instead, by the word in lower case. */
const words: ReadonlyMap<string, string> = new Map([
  ["async", noWaiting],
  ["await", noWaiting],
  ["class", "Use dictionaries and functions."],
  ["const", declare],
  ["def", define],
  ["delete", "Build a dictionary without the key."],
  ["do", "Write `while (…) { … }`."],
  ["elif", branch],
  ["elseif", branch],
  ["export", noModules],
  ["func", define],
  ["function", define],
  ["import", noModules],
  ["new", "Leave it out: `Error('text')` makes an error."],
  ["switch", "Write `if (…) { … } else if (…) { … }`."],
  ["typeof", "Write `typeof(value)`, in lower case."],
  ["undefined", "Write `null`."],
  ["var", declare],
  ["void", "Write `null`."],
  ["yield", "Collect the values in an array."],
]);
