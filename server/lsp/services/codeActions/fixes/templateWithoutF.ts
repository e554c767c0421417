import { parseProgram } from "../../../../../hog/syntax/parse.ts";
import { certainly, type Fix, replace } from "../action.ts";

/** `'Hello {person.name}'` → `f'Hello {person.name}'`. */
export const templateWithoutF: Fix = {
  codes: ["template-without-f"],
  title: "Make it a template with `f`",
  propose({ problem, text }) {
    const written = text.slice(problem.start, problem.end);
    // Two pairs of braces are Liquid's.
    const newText = `f${written.replaceAll(/\{\{([^{}]*)\}\}/g, "{$1}")}`;
    // Other braces in it may hold no expression.
    return parseProgram(newText).problems.length === 0 ? certainly(replace(problem, newText)) : [];
  },
};
