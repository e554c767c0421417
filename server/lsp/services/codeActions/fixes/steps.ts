import { certainly, type Fix, type Found, type Proposal, replace } from "../action.ts";
import { endOfLine } from "../layout.ts";
import { closest } from "../place.ts";

/** `i++` → `i := i + 1`, `total += 2` → `total := total + 2`, `left--1` → `left - -1`. */
export const steps: Fix = {
  codes: ["expected-expression", "minus-minus-comment", "expression-in-for-head"],
  title: "Calculate with `:=`",
  propose(found) {
    switch (found.problem.code) {
      case "minus-minus-comment":
        return proposeForComment(found);
      case "expression-in-for-head":
        return proposeForHead(found);
      default:
        return proposeForOperator(found);
    }
  },
};

const selection = String.raw`[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*`;

/** Only where the operator is all that its line, or the rest of a head, does. */
function proposeForOperator({ problem, place, text, document }: Found): readonly Proposal[] {
  const statement = closest(place, "expressionStatement");
  if (!statement || document.kind === "template") return [];
  const { start } = statement.node;
  const line = text.slice(start, endOfLine(text, start));
  const [whole, name, sign] =
    new RegExp(`^(${selection})[ \\t]*([-+*/%])=[ \\t]*(?=[^=\\s])`).exec(line) ?? [];
  if (whole !== undefined && start + whole.lastIndexOf("=") === problem.start) {
    return certainly(replace({ start, end: start + whole.length }, `${name} := ${name} ${sign} `));
  }
  const [step, stepped] =
    new RegExp(`^(${selection})[ \\t]*\\+\\+(?=[ \\t]*(?:;|$))`).exec(line) ?? [];
  if (step === undefined || start + step.length < problem.start - 1) return [];
  return certainly(replace({ start, end: start + step.length }, `${stepped} := ${stepped} + 1`));
}

function proposeForHead({ problem: { start, end }, place, text }: Found): readonly Proposal[] {
  const loop = closest(place, "for");
  if (!loop) return [];
  const written = text.slice(start, end);
  const [, name, sign, value] =
    new RegExp(`^(${selection})\\s*(?:([-+*/%]?)=\\s*)([^=\\s][^]*)$`).exec(written) ?? [];
  if (name !== undefined && value !== undefined) {
    const newText = sign === "" ? `${name} := ${value}` : `${name} := ${name} ${sign} ${value}`;
    return certainly(replace({ start, end }, newText));
  }
  const [, stepped] = new RegExp(`^(${selection})\\s*\\+\\+$`).exec(written) ?? [];
  if (stepped !== undefined)
    return certainly(replace({ start, end }, `${stepped} := ${stepped} + 1`));
  const [declared] = /^let\s+/.exec(written) ?? [];
  if (declared === undefined || loop.node.increment?.start !== start) return [];
  const changes = [replace({ start, end: start + declared.length }, "")];
  return [{ title: "Take the `let` away", changes, preferred: true }];
}

function proposeForComment({ problem: { start, end }, text }: Found): readonly Proposal[] {
  const rest = text.slice(start + 2, end);
  if (/^\s*;?\s*$/.test(rest)) {
    const before = text.slice(0, start);
    const [name] =
      new RegExp(`(?<=^|[\\n\\r;{}])[ \\t]*(${selection})$`).exec(before.slice(-200)) ?? [];
    if (name === undefined) return [];
    const stepped = name.trim();
    return certainly(
      replace({ start: start - stepped.length, end: start + 2 }, `${stepped} := ${stepped} - 1`),
    );
  }
  if (!/^[\w$('[]/.test(rest)) return [];
  const changes = [replace({ start, end: start + 2 }, " - -")];
  return [{ title: "Subtract the negative number", changes, preferred: true }];
}
