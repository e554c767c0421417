import { VscodeTextfield } from "@vscode-elements/elements/dist/vscode-textfield/vscode-textfield.js";
import { button } from "../button.ts";
import { element } from "../dom.ts";
import { makeToggle, toggleGroup } from "../toggle.ts";
import { type LevelChoice, type LogState, levelChoices } from "./logState.ts";

/** Milliseconds without a key after which a search is asked for. */
const searchDelay = 250;

/** What the toolbar tells its page. */
export interface LogToolbarEvents {
  readonly search: (text: string) => void;
  readonly toggleLevel: (level: LevelChoice) => void;
  readonly toggleLive: () => void;
  readonly refresh: () => void;
}

/** The tools above the table. */
export interface LogToolbar {
  readonly element: HTMLElement;
  readonly focusSearch: () => void;
  readonly show: (state: LogState) => void;
}

export function makeLogToolbar(events: LogToolbarEvents): LogToolbar {
  const search = makeSearch(events.search);
  const levels = levelChoices.map((level) => ({
    level,
    toggle: makeToggle(levelNames[level], `Show or hide entries of level ${level}`, () =>
      events.toggleLevel(level),
    ),
  }));
  const live = makeToggle("Live", "Add new entries by themselves", events.toggleLive);
  live.element.classList.add("live");
  const group = toggleGroup(
    "Levels",
    levels.map(({ toggle }) => toggle),
  );
  const refresh = button("Refresh", { secondary: true }, events.refresh);
  return {
    element: element("div", { class: "toolbar" }, search, group, live.element, refresh),
    focusSearch: () => search.focus(),
    show: ({ text, chosen, live: isLive }) => {
      if (search.value !== text) search.value = text;
      for (const { level, toggle } of levels) toggle.set(chosen.includes(level));
      live.set(isLive);
    },
  };
}

const levelNames: Readonly<Record<LevelChoice, string>> = {
  error: "Error",
  warn: "Warn",
  info: "Info",
  debug: "Debug",
};

function makeSearch(search: (text: string) => void): VscodeTextfield {
  const field = new VscodeTextfield();
  field.className = "search";
  field.type = "search";
  field.placeholder = "Search messages";
  field.label = "Search messages";
  let timer: number | undefined;
  const ask = (): void => {
    window.clearTimeout(timer);
    search(field.value);
  };
  field.addEventListener("input", () => {
    window.clearTimeout(timer);
    timer = window.setTimeout(ask, searchDelay);
  });
  field.addEventListener("keydown", ({ key }) => {
    if (key === "Enter") ask();
  });
  return field;
}
