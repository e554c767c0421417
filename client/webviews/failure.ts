import { button } from "./button.ts";
import { element } from "./dom.ts";
import { namedIcon } from "./icons.ts";
import { toVisibleText } from "./text.ts";

/** A line that says what went wrong, with a button that tries again. Hidden until then. */
export interface Failure {
  readonly element: HTMLElement;
  readonly show: (message: string) => void;
  readonly hide: () => void;
}

export function makeFailure(retry: () => void): Failure {
  const text = element("span", { class: "failure-text" });
  const line = element(
    "div",
    { class: "failure", role: "alert", hidden: true },
    namedIcon("warning"),
    text,
    button("Retry", { secondary: true }, retry),
  );
  return {
    element: line,
    show: (message) => {
      text.textContent = toVisibleText(message);
      line.hidden = false;
    },
    hide: () => {
      line.hidden = true;
    },
  };
}
