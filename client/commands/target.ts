import { Uri, window } from "vscode";
import type { HogFunctionSummary } from "../../protocol/posthog.ts";
import { readHogUri } from "../files/hogUri.ts";
import { displayName } from "../displayText.ts";
import type { FunctionStore, StoreState } from "../functionStore.ts";

/**
 * The function that a command is about: the node or document it was called on, else the one of the
 * active editor, else one that the user picks. `undefined` when the question is put away.
 *
 * @throws Error with a message to show when there is no such function to be had.
 */
export async function functionFor(
  store: FunctionStore,
  target: unknown,
): Promise<HogFunctionSummary | undefined> {
  const { connection } = store;
  const uri = target instanceof Uri ? target : window.activeTextEditor?.document.uri;
  const address = uri && readHogUri(uri);
  const id = idOf(target) ?? address?.id;
  if (id === undefined) return pickFunction(store);
  if (idOf(target) === undefined && address && address.authority !== connection.authority) {
    throw new Error(`This file belongs to the project ${address.authority}. Connect to it first.`);
  }
  return store.get(id) ?? store.load(id);
}

function idOf(target: unknown): string | undefined {
  if (typeof target !== "object" || target === null || !("id" in target)) return undefined;
  return typeof target.id === "string" ? target.id : undefined;
}

async function pickFunction(store: FunctionStore): Promise<HogFunctionSummary | undefined> {
  const { project } = store.connection;
  if (store.all.length === 0) throw new Error(whyNone(store.state, project.projectName));
  const items = store.all.map((fn) => ({
    label: displayName(fn),
    description: fn.type.replaceAll("_", " "),
    fn,
  }));
  const item = await window.showQuickPick(items, {
    placeHolder: "Choose a function",
    matchOnDescription: true,
  });
  return item?.fn;
}

function whyNone(state: StoreState, project: string): string {
  switch (state.kind) {
    case "failed":
      return state.message;
    case "empty":
    case "loading":
      return "The functions are still being loaded. Try again in a moment.";
    case "loaded":
      return `${project} has no functions yet. Make one in PostHog, then refresh.`;
  }
}
