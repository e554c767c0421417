import { VscodeButton } from "@vscode-elements/elements/dist/vscode-button/vscode-button.js";
import { type Attributes, setAttributes } from "./dom.ts";

/** A push button in the editor's manner. */
export function button(label: string, attributes: Attributes, press: () => void): HTMLElement {
  const made = new VscodeButton();
  setAttributes(made, attributes);
  made.append(label);
  made.addEventListener("click", press);
  return made;
}
