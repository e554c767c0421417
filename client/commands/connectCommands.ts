import { commands, window } from "vscode";
import { cloudEu, cloudUs } from "../account/hosts.ts";
import { askForHost, askForKey, askForProject } from "../account/questions.ts";
import type { KeyCheck } from "../account/checkKey.ts";
import type { Access } from "../api/http.ts";
import type { Command, Services } from "./command.ts";

/** Connects to a project on PostHog Cloud in the United States. */
export const connectUs: Command = {
  id: "hog.connectUs",
  run: (services) => connectTo(services, cloudUs),
};

/** Connects to a project on PostHog Cloud in the European Union. */
export const connectEu: Command = {
  id: "hog.connectEu",
  run: (services) => connectTo(services, cloudEu),
};

/** Connects to a project on a PostHog that somebody runs themselves. */
export const connectSelfHosted: Command = {
  id: "hog.connectSelfHosted",
  async run(services) {
    const host = await askForHost();
    if (host !== undefined) await connectTo(services, host);
  },
};

/** Starts the sandbox project and connects to it. */
export const openSandbox: Command = {
  id: "hog.openSandbox",
  async run({ account }) {
    await account.connectSandbox();
    await commands.executeCommand("hog.functions.focus");
  },
};

/** Connects to another project of the same key. */
export const switchProject: Command = {
  id: "hog.switchProject",
  async run({ account }) {
    const project = account.connection?.project;
    if (project?.kind !== "posthog") throw new Error("Connect to PostHog first.");
    const { host } = project;
    const key = await account.keyOf(host);
    if (key === undefined) throw new Error("The key of this host is gone. Connect again.");
    const { checkKey } = await import("../account/checkKey.ts");
    const access = { host, key };
    const progress = { location: { viewId: "hog.functions" } };
    await choose(account, access, await window.withProgress(progress, () => checkKey(access)));
  },
};

/** Forgets the project and its key. */
export const disconnect: Command = {
  id: "hog.disconnect",
  run: ({ account }) => account.disconnect(),
};

/** Asks the server again for the functions, and for the names that completion knows. */
export const refresh: Command = {
  id: "hog.refresh",
  async run({ store, language }) {
    void language.refreshNames();
    await store.refresh();
  },
};

async function connectTo({ account }: Services, host: string): Promise<void> {
  const checked = await askForKey(host);
  if (!checked) return;
  await choose(account, { host, key: checked.key }, checked.check);
  await commands.executeCommand("hog.functions.focus");
}

async function choose(
  account: Services["account"],
  access: Access,
  { projects, missingScopes }: KeyCheck,
): Promise<void> {
  const project = await askForProject(projects);
  if (!project) return;
  const { host, key } = access;
  const address = {
    kind: "posthog",
    host,
    projectId: project.id,
    projectName: project.name,
  } as const;
  await account.connect(address, key);
  if (missingScopes.length === 0) return;
  const missed = missingScopes.map(({ scope, without }) => `${scope}: ${without}`).join(" ");
  void window.showInformationMessage(`Connected. The key lacks some scopes. ${missed}`);
}
