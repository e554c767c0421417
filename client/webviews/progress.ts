import { VscodeProgressBar } from "@vscode-elements/elements/dist/vscode-progress-bar/vscode-progress-bar.js";
import { element } from "./dom.ts";

/** A thin bar that moves while something is under way. It takes its place always, so nothing jumps. */
export interface Progress {
  readonly element: HTMLElement;
  readonly set: (busy: boolean) => void;
}

export function makeProgress(): Progress {
  const bar = new VscodeProgressBar();
  bar.indeterminate = true;
  bar.hidden = true;
  const place = element("div", { class: "progress" }, bar);
  return {
    element: place,
    set: (busy) => {
      bar.hidden = !busy;
    },
  };
}
