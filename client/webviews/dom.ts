/** Attributes of an element: `true` is present without a value, `false` is absent. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/**
 * An element with attributes and children.
 *
 * Texts become text nodes, so nothing in them is ever read as HTML. Names of attributes are ours;
 * `style` would be refused by the page's policy.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  setAttributes(made, attributes);
  made.append(...children);
  return made;
}

/** A picture of 16 by 16 units, drawn with one path in the colour of the text around it. */
export function icon(path: string): SVGElement {
  const namespace = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(namespace, "svg");
  setAttributes(drawing, { viewBox: "0 0 16 16", class: "icon", "aria-hidden": "true" });
  const line = document.createElementNS(namespace, "path");
  setAttributes(line, { d: path });
  drawing.append(line);
  return drawing;
}

/** Sets attributes of an element that was made elsewhere. */
export function setAttributes(target: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false) continue;
    target.setAttribute(name, value === true ? "" : String(value));
  }
}
