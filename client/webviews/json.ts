import { element } from "./dom.ts";
import { type Excerpt, toExcerpt, toVisibleText } from "./text.ts";

/** Characters of one value that are shown; a browser is slow with much more. */
const jsonLimit = 100_000;

/** A value as indented JSON, and as much of it as can be shown. `undefined` is shown as `null`. */
export function toPrettyJson(value: unknown): Excerpt {
  // `stringify` gives no text for `undefined`, whatever its type says.
  const text: string | undefined = JSON.stringify(value, null, 2);
  return toExcerpt(text ?? "null", jsonLimit);
}

/** A body as it went over the wire: JSON is indented, whether it came as text or not. */
export function toPrettyBody(body: unknown): Excerpt {
  if (typeof body !== "string") return toPrettyJson(body);
  const parsed = parseJson(body);
  return parsed === undefined ? toExcerpt(body, jsonLimit) : toPrettyJson(parsed);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A value that can be folded away. It is written out only when it is opened. */
export function makeFold(label: string, read: () => Excerpt, open: boolean): HTMLElement {
  const place = element("div", {});
  const fold = element("details", { class: "fold" }, element("summary", {}, label), place);
  fold.addEventListener("toggle", () => {
    if (fold.open && !place.hasChildNodes()) place.append(...makeText(read()));
  });
  fold.open = open;
  return fold;
}

/** A text as it is, and what is said about its end. */
function makeText({ text, notice }: Excerpt): readonly Node[] {
  const shown = element("pre", { tabindex: 0 }, toVisibleText(text));
  return notice === undefined ? [shown] : [shown, element("p", { class: "quiet" }, notice)];
}
