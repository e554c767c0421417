import { escapeTemplateText, quote } from "../../completion/quote.ts";
import { certainly, type Fix, replace } from "../action.ts";

/** `"hello"` → `'hello'`; `` `Hello ${event.event}` `` → `f'Hello {event.event}'`. */
export const quotedText: Fix = {
  codes: ["quoted-text"],
  title: "Write the text in single quotes",
  safe: true,
  propose({ problem, place, text }) {
    if (place.node.kind !== "identifier") return [];
    const { name } = place.node;
    if (!text.startsWith("`", problem.start) || !name.includes("${")) {
      return certainly(replace(problem, quote(name)));
    }
    const newText = name
      .split(/(\$\{[^{}]*\})/)
      .map((part, at) => (at % 2 === 1 ? part.slice(1) : escapeTemplateText(part)))
      .join("");
    return [
      { title: "Write a template", changes: [replace(problem, `f'${newText}'`)], preferred: true },
    ];
  },
};
