import { element } from "./dom.ts";

/** A button that stays pressed. The owner decides what pressing does and sets the state. */
export interface Toggle {
  readonly element: HTMLButtonElement;
  readonly set: (pressed: boolean) => void;
}

/** Makes a toggle; `title` explains more than its label. */
export function makeToggle(label: string, title: string, press: () => void): Toggle {
  const button = element("button", { type: "button", class: "toggle", title }, label);
  button.addEventListener("click", press);
  const set = (pressed: boolean): void => button.setAttribute("aria-pressed", String(pressed));
  set(false);
  return { element: button, set };
}

/** Several toggles under one name. */
export function toggleGroup(name: string, toggles: readonly Toggle[]): HTMLElement {
  const group = element("div", { class: "toggles", role: "group", "aria-label": name });
  group.append(...toggles.map((toggle) => toggle.element));
  return group;
}
