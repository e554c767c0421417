import { Uri, window } from "vscode";
import type { HogFunctionSummary } from "../../protocol/posthog.ts";
import { readHogUri } from "../files/hogUri.ts";
import type { FunctionStore } from "../functionStore.ts";

/**
 * The function that a command is about: the node or document it was called on, else the one of the
 * active editor, else one that the user picks. `undefined` when the question is put away.
 *
 * @throws Error when no project is connected, or the project has no functions.
 */
export async function functionFor(
  store: FunctionStore,
  target: unknown,
): Promise<HogFunctionSummary | undefined> {
  const id = idOf(target) ?? idOf(window.activeTextEditor?.document.uri);
  const known = id === undefined ? undefined : store.get(id);
  return known ?? pickFunction(store);
}

function idOf(target: unknown): string | undefined {
  if (target instanceof Uri) return readHogUri(target)?.id;
  if (typeof target !== "object" || target === null || !("id" in target)) return undefined;
  return typeof target.id === "string" ? target.id : undefined;
}

async function pickFunction(store: FunctionStore): Promise<HogFunctionSummary | undefined> {
  const { project } = store.connection;
  if (store.all.length === 0) throw new Error(`${project.projectName} has no functions yet.`);
  const items = store.all.map((fn) => ({
    label: fn.name || "Untitled",
    description: fn.type.replaceAll("_", " "),
    fn,
  }));
  const item = await window.showQuickPick(items, {
    placeHolder: "Choose a function",
    matchOnDescription: true,
  });
  return item?.fn;
}
