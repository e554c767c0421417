import { MarkdownString, ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState } from "vscode";
import type { HogFunctionSummary } from "../../protocol/posthog.ts";
import { displayName } from "../displayText.ts";
import { type FunctionState, stateOf } from "./functionState.ts";

/** A function in the tree; its two files are below it. */
export interface FunctionNode {
  readonly kind: "function";
  readonly id: string;
}

export function functionItem(fn: HogFunctionSummary): TreeItem {
  const { id, type, description } = fn;
  const state = stateOf(fn);
  const look = looks[state];
  const item = new TreeItem(displayName(fn), TreeItemCollapsibleState.Collapsed);
  item.id = id;
  item.contextValue = `function.${fn.enabled ? "on" : "off"}.${type}`;
  item.description = [orderOf(fn), look.word].filter(Boolean).join(" · ");
  item.iconPath = new ThemeIcon(look.icon, look.color);
  item.tooltip = tooltip(displayName(fn), description, look.sentence);
  item.accessibilityInformation = { label: `${displayName(fn)}, ${look.sentence}` };
  item.command = {
    command: "hog.openCode",
    title: "Open Code",
    arguments: [{ kind: "function", id }],
  };
  return item;
}

/** Transformations run one after the other; the number says when. */
function orderOf({ type, execution_order: order }: HogFunctionSummary): string {
  return type === "transformation" && order !== null ? `${order}` : "";
}

/** Names and descriptions are other people's text: they are shown as they are, never as Markdown. */
function tooltip(name: string, description: string, state: string): MarkdownString {
  const shown = new MarkdownString();
  shown.appendText(name);
  if (description !== "") shown.appendMarkdown("\n\n").appendText(description);
  return shown.appendMarkdown("\n\n").appendText(state);
}

interface Look {
  readonly icon: string;
  readonly color?: ThemeColor;
  readonly word: string;
  readonly sentence: string;
}

const looks: Readonly<Record<FunctionState, Look>> = {
  off: { icon: "circle-outline", word: "off", sentence: "Switched off." },
  on: { icon: "circle-filled", word: "", sentence: "Switched on." },
  healthy: {
    icon: "circle-filled",
    color: new ThemeColor("charts.green"),
    word: "",
    sentence: "Switched on and healthy.",
  },
  degraded: {
    icon: "warning",
    color: new ThemeColor("list.warningForeground"),
    word: "degraded",
    sentence: "Degraded: it is slow or fails often, so PostHog runs it with low priority.",
  },
  stopped: {
    icon: "error",
    color: new ThemeColor("list.errorForeground"),
    word: "stopped",
    sentence:
      "Stopped by PostHog because it failed or was slow too often. Saving it starts it again.",
  },
  unfiltered: {
    icon: "error",
    color: new ThemeColor("list.errorForeground"),
    word: "filters do not compile",
    sentence: "Its filters do not compile, so it never runs.",
  },
};
