import { element } from "../dom.ts";

/** A link to a place in the program; `line` is 0-based, people count from 1. */
export function lineLink(line: number, reveal: (line: number) => void): HTMLElement {
  const title = "Show this line in the program";
  const link = element("button", { type: "button", class: "link", title }, `Line ${line + 1}`);
  link.addEventListener("click", () => reveal(line));
  return link;
}
