import { Uri, env, window } from "vscode";
import type { HogFunctionSummary } from "../../protocol/posthog.ts";
import { displayName, toMessage } from "../displayText.ts";
import type { FunctionStore } from "../functionStore.ts";
import type { Command, Services } from "./command.ts";
import { functionFor } from "./target.ts";

/** Copies the id of a function. */
export const copyId: Command = {
  id: "hog.copyId",
  async run({ store }, target) {
    const fn = await functionFor(store, target);
    if (!fn) return;
    await env.clipboard.writeText(fn.id);
    window.setStatusBarMessage(`Copied the id of ${displayName(fn)}.`, 3000);
  },
};

/** Opens the page of a function in PostHog's web app. */
export const openInPostHog: Command = {
  id: "hog.openInPostHog",
  async run({ store }, target) {
    const fn = await functionFor(store, target);
    if (!fn) return;
    const { kind, host, projectId } = store.connection.project;
    if (kind === "sandbox") throw new Error("The sandbox project has no web pages.");
    await env.openExternal(Uri.parse(`${host}/project/${projectId}/functions/${fn.id}`));
  },
};

/** Switches a function on. */
export const enableFunction: Command = {
  id: "hog.enable",
  run: (services, target) => toggle(services, target, true),
};

/** Switches a function off. */
export const disableFunction: Command = {
  id: "hog.disable",
  run: (services, target) => toggle(services, target, false),
};

async function toggle({ store }: Services, target: unknown, enabled: boolean): Promise<void> {
  const fn = await functionFor(store, target);
  if (!fn || fn.enabled === enabled || !(await isSure(fn, enabled, store))) return;
  const { connection } = store;
  await store.inTurn(fn.id, async () =>
    store.put(await connection.api.functions.patch(fn.id, { enabled }), connection),
  );
}

/** A switched-on function meets real events at once; off is as easily taken back. */
async function isSure(
  fn: HogFunctionSummary,
  enabled: boolean,
  { connection }: FunctionStore,
): Promise<boolean> {
  if (!enabled || connection.project.kind === "sandbox") return true;
  const question = `Switch on ${displayName(fn)}? It will run on every matching event of ${connection.project.projectName}.`;
  const answer = await window.showWarningMessage(toMessage(question), { modal: true }, "Switch On");
  return answer !== undefined;
}
