import { type QuickInputButton, ThemeIcon, Uri, env, window } from "vscode";
import type { Project } from "../../protocol/posthog.ts";
import type { KeyCheck } from "./checkKey.ts";
import { toLabel } from "../displayText.ts";
import { hostLabel, normaliseHost } from "./hosts.ts";

/** A key that its host knows. */
export interface CheckedKey {
  readonly key: string;
  readonly check: KeyCheck;
}

/** Asks for the address of a PostHog; `undefined` when the question is put away. */
export async function askForHost(): Promise<string | undefined> {
  const answer = await window.showInputBox({
    title: "Connect to PostHog",
    prompt: "The address of your PostHog",
    placeHolder: "https://posthog.example.com",
    ignoreFocusOut: true,
    validateInput: (text) => {
      const read = text.trim() === "" ? undefined : normaliseHost(text);
      return read && "problem" in read ? read.problem : undefined;
    },
  });
  const read = answer === undefined ? undefined : normaliseHost(answer);
  return read && "host" in read ? read.host : undefined;
}

/**
 * Asks for a personal API key and checks it with its host before the question closes: what is wrong is
 * said below the box, where another key can be typed. `undefined` when the question is put away.
 */
export function askForKey(host: string): Promise<CheckedKey | undefined> {
  const box = window.createInputBox();
  box.title = `Connect to ${hostLabel(host)}`;
  box.prompt =
    "Personal API key with the scope hog_function:write. It is kept in the editor's secret storage.";
  box.placeholder = "phx_…";
  box.password = true;
  box.ignoreFocusOut = true;
  box.buttons = [createButton];
  box.onDidTriggerButton(() => void env.openExternal(Uri.parse(`${host}${keysPage}`)));
  box.onDidChangeValue(() => (box.validationMessage = undefined));
  const closed = new AbortController();
  box.show();
  return new Promise<CheckedKey | undefined>((resolve) => {
    box.onDidHide(() => resolve(undefined));
    box.onDidAccept(async () => {
      const key = box.value.trim();
      if (key === "" || box.busy) return;
      box.busy = true;
      box.enabled = false;
      const checked = await check({ host, key }, closed.signal);
      box.busy = false;
      box.enabled = true;
      if ("check" in checked) return resolve({ key, check: checked.check });
      box.validationMessage = checked.problem;
    });
  }).finally(() => {
    closed.abort();
    box.dispose();
  });
}

/** Where a person makes keys. */
const keysPage = "/settings/user-api-keys";

const createButton: QuickInputButton = {
  iconPath: new ThemeIcon("link-external"),
  tooltip: "Create a key in PostHog",
};

async function check(
  access: { readonly host: string; readonly key: string },
  signal: AbortSignal,
): Promise<{ readonly check: KeyCheck } | { readonly problem: string }> {
  try {
    const { checkKey } = await import("./checkKey.ts");
    const found = await checkKey(access, signal);
    const [missing] = found.missingScopes.filter(({ required }) => required);
    if (!missing) return { check: found };
    return {
      problem: `This key lacks the scope ${missing.scope}. Add it in PostHog, then try again.`,
    };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** Asks for one of several projects; `undefined` when the question is put away. */
export async function askForProject(projects: readonly Project[]): Promise<Project | undefined> {
  const [only] = projects;
  if (!only) throw new Error("This key opens no project. Give it access to one in PostHog.");
  if (projects.length === 1) return only;
  const items = projects.map((project) => ({
    label: toLabel(project.name),
    description: `${project.id}`,
    project,
  }));
  const item = await window.showQuickPick(items, {
    title: "Connect to PostHog",
    placeHolder: "Choose a project",
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return item?.project;
}
