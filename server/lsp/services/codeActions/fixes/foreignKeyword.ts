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
        return declare(found);
      case "def":
      case "func":
      case "function":
        return isFollowedBy(found, "fun")
          ? takenAway(found)
          : titled("Declare with `fun`", readable(found, define(found)));
      case "elif":
      case "elseif":
        return titled("Write `else if`", certainly(replace(problem, "else if")));
      case "async":
      case "await":
      case "new":
        return takenAway(found);
      case "typeof":
        return titled("Call `typeof(…)`", callTypeof(found));
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

function declare(found: Found): readonly Proposal[] {
  const { problem, text } = found;
  const name = nextTokenAt(text, problem.end);
  const [written] = /^[A-Za-z_$][\w$]*/.exec(text.slice(name, name + 200)) ?? [];
  if (written === undefined) return [];
  if (isFollowedBy(found, "let")) return takenAway(found);
  const sign = nextTokenAt(text, name + written.length);
  const isEqual = text[sign] === "=" && text[sign + 1] !== "=";
  if (!isEqual && !text.startsWith(":=", sign)) return [];
  const word = replace(problem, "let");
  const changes = isEqual ? [word, replace({ start: sign, end: sign + 1 }, ":=")] : [word];
  return titled("Declare with `let`", certainly(...changes));
}

/** Whether Hog's own word stands behind the foreign one. */
function isFollowedBy({ problem, text }: Found, word: string): boolean {
  const next = nextTokenAt(text, problem.end);
  return text.startsWith(word, next) && !/[\w$]/.test(text[next + word.length] ?? "");
}

/** Without a name it is a lambda. */
function define({ problem, text }: Found): readonly Change[] {
  const next = nextTokenAt(text, problem.end);
  if (text[next] !== "(") return [replace(problem, "fun")];
  const close = text.indexOf(")", next);
  return close < 0 ? [] : [remove({ start: problem.start, end: next }), insert(close + 1, " ->")];
}

function takenAway(found: Found): readonly Proposal[] {
  const { problem, text } = found;
  const word = text.slice(problem.start, problem.end);
  const gone = remove({ start: problem.start, end: nextTokenAt(text, problem.end) });
  return titled(`Take \`${word}\` away`, readable(found, [gone]));
}

/** The operand is a name with what is selected from it, as it binds tighter than any operator. */
function callTypeof(found: Found): readonly Proposal[] {
  const { problem, text } = found;
  const start = nextTokenAt(text, problem.end);
  const [operand = ""] = chain.exec(text.slice(start, start + 500)) ?? [];
  if (operand === "") return [];
  const head = replace({ start: problem.start, end: start }, "typeof(");
  return readable(found, [head, insert(start + operand.length, ")")]);
}

const chain = /^[A-Za-z_$][\w$]*(?:\??\.[A-Za-z_$][\w$]*|\[[^[\]\n\r]*\]|\([^()\n\r]*\))*/;

/** Nothing where the program has more syntax errors with the changes: it is another construct. */
function readable({ text, document }: Found, changes: readonly Change[]): readonly Proposal[] {
  if (changes.length === 0) return [];
  if (document.kind !== "program") return certainly(...changes);
  const before = document.analysis.parsed.problems.length;
  const after = parseProgram(applyChanges(text, changes)).problems.length;
  return after > before ? [] : certainly(...changes);
}
