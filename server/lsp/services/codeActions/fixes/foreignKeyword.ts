import { nextTokenAt } from "../../../../../hog/analysis/layout.ts";
import { parseProgram } from "../../../../../hog/syntax/parse.ts";
import {
  applyChanges,
  certainly,
  type Change,
  type Fix,
  type Found,
  insert,
  type Proposal,
  remove,
  replace,
} from "../action.ts";

/** `const x = 1` → `let x := 1`, `function f(a) { … }` → `fun f(a) { … }`, `await fetch(…)` → `fetch(…)`. */
export const foreignKeyword: Fix = {
  codes: ["foreign-keyword"],
  title: "Write it in Hog",
  propose(found) {
    const { problem, text } = found;
    const word = text.slice(problem.start, problem.end);
    switch (word.toLowerCase()) {
      case "const":
      case "var":
        return titled("Declare with `let`", declare(found));
      case "def":
      case "func":
      case "function":
        return titled("Declare with `fun`", readable(found, define(found)));
      case "elif":
      case "elseif":
        return titled("Write `else if`", certainly(replace(problem, "else if")));
      case "async":
      case "await":
      case "new":
        return titled(`Take \`${word}\` away`, readable(found, leaveOut(found)));
      case "undefined":
      case "void":
        return titled("Write `null`", certainly(replace(problem, "null")));
      default:
        return [];
    }
  },
};

function titled(title: string, proposals: readonly Proposal[]): readonly Proposal[] {
  return proposals.map((proposal) => ({ title, ...proposal }));
}

function declare({ problem, text }: Found): readonly Proposal[] {
  const name = nextTokenAt(text, problem.end);
  const [written] = /^[A-Za-z_$][\w$]*/.exec(text.slice(name, name + 200)) ?? [];
  if (written === undefined) return [];
  const sign = nextTokenAt(text, name + written.length);
  const isEqual = text[sign] === "=" && text[sign + 1] !== "=";
  if (!isEqual && !text.startsWith(":=", sign)) return [];
  const word = replace(problem, "let");
  return certainly(...(isEqual ? [word, replace({ start: sign, end: sign + 1 }, ":=")] : [word]));
}

/** Without a name it is a lambda. */
function define({ problem, text }: Found): readonly Change[] {
  const next = nextTokenAt(text, problem.end);
  if (text[next] !== "(") return [replace(problem, "fun")];
  const close = text.indexOf(")", next);
  return close < 0 ? [] : [remove({ start: problem.start, end: next }), insert(close + 1, " ->")];
}

function leaveOut({ problem, text }: Found): readonly Change[] {
  return [remove({ start: problem.start, end: nextTokenAt(text, problem.end) })];
}

/** Nothing where the program has more syntax errors with the changes: it is another construct. */
function readable({ text, document }: Found, changes: readonly Change[]): readonly Proposal[] {
  if (changes.length === 0) return [];
  const before = document.analysis.parsed.problems.length;
  const after = parseProgram(applyChanges(text, changes)).problems.length;
  return document.kind === "program" && after > before ? [] : certainly(...changes);
}
