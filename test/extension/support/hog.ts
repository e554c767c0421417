import assert from "node:assert/strict";
import { type TextDocument, Uri, commands, extensions, window, workspace } from "vscode";
import { isShown } from "../../../client/files/draft.ts";
import { readHogUri } from "../../../client/files/hogUri.ts";
import type { TestAccess } from "../../../client/extension.ts";
import type {
  HogFunction,
  HogFunctionPatch,
  HogFunctionSummary,
} from "../../../protocol/posthog.ts";
import type { Fault, ReceivedRequest } from "../../../protocol/sandbox.ts";
import { until } from "./until.ts";

/** The extension itself, activated. */
export async function activated(): Promise<TestAccess> {
  const extension = extensions.getExtension("hog-functions.hog-functions");
  assert.ok(extension, "the extension is installed");
  return extension.activate();
}

/** Connects to the sandbox project, and waits for its functions. */
export async function openSandbox(): Promise<TestAccess> {
  const hog = await activated();
  await commands.executeCommand("hog.openSandbox");
  await until(() => hog.store.state.kind === "loaded", "the functions are listed", 60_000);
  return hog;
}

/** The function of a name. */
export function functionNamed(hog: TestAccess, name: string): HogFunctionSummary {
  const fn = hog.store.all.find((one) => one.name === name);
  assert.ok(fn, `the sandbox has a function named ${name}`);
  return fn;
}

/** Opens one of a function's files in an editor, as its command does, with what the server has now. */
export async function open(
  command: "hog.openCode" | "hog.openConfiguration" | "hog.openSample",
  id: string,
): Promise<TextDocument> {
  const { store } = await activated();
  await commands.executeCommand(command, { kind: "function", id });
  const document = window.activeTextEditor?.document;
  assert.ok(document, "a file is in the active editor");
  assert.ok(document.uri.path.includes(id), "it is the function's");
  const part = readHogUri(document.uri)?.part;
  const fn = store.loaded(id);
  if (!fn || !part || part === "sample") return document;
  // An editor that was closed a moment ago may come back with its old text, and then reads the new one.
  await until(() => isShown(fn, part, document.getText()), "the text is the server's");
  return document;
}

/** Replaces the text of a document; it is dirty afterwards. */
export async function write(document: TextDocument, text: string): Promise<void> {
  const editor = await window.showTextDocument(document);
  const last = document.lineAt(document.lineCount - 1).range.end;
  const done = await editor.edit((edit) =>
    edit.replace(editor.selection.with(document.positionAt(0), last), text),
  );
  assert.ok(done, "the text was replaced");
}

/** Closes all editors without asking; unsaved changes are taken back. */
export async function closeAll(): Promise<void> {
  for (const document of workspace.textDocuments) {
    // The editor itself may be writing its settings; those are not ours to take back.
    const isOurs = readHogUri(document.uri) ?? workspace.getWorkspaceFolder(document.uri);
    if (!document.isDirty || !isOurs) continue;
    await window.showTextDocument(document);
    await commands.executeCommand("workbench.action.files.revert");
  }
  await commands.executeCommand("workbench.action.closeAllEditors");
}

/** What tests ask of the sandbox beside PostHog's API. */
export class SandboxControl {
  readonly #hog: TestAccess;

  constructor(hog: TestAccess) {
    this.#hog = hog;
  }

  requests(): Promise<readonly ReceivedRequest[]> {
    return this.#send("GET", "/sandbox/requests");
  }

  /** The bodies of the writes that came in, oldest first. */
  async patches(): Promise<readonly HogFunctionPatch[]> {
    const requests: readonly { readonly method: string; readonly body?: HogFunctionPatch }[] =
      await this.#send("GET", "/sandbox/requests");
    return requests.flatMap(({ method, body }) => (method === "PATCH" && body ? [body] : []));
  }

  forgetRequests(): Promise<void> {
    return this.#send("DELETE", "/sandbox/requests");
  }

  setFaults(faults: readonly Fault[]): Promise<void> {
    return this.#send("PUT", "/sandbox/faults", faults);
  }

  async makeKey(scopes: readonly string[]): Promise<string> {
    const answer: { readonly key: string } = await this.#send("POST", "/sandbox/keys", {
      label: "test",
      scopes,
    });
    return answer.key;
  }

  async getFunction(id: string): Promise<HogFunction> {
    return this.#send("GET", `${await this.#functions()}/${id}/`);
  }

  /** As another person would. */
  async patchFunction(id: string, patch: object): Promise<HogFunction> {
    return this.#send("PATCH", `${await this.#functions()}/${id}/`, patch);
  }

  async createFunction(body: object): Promise<HogFunction> {
    return this.#send("POST", `${await this.#functions()}/`, body);
  }

  async #functions(): Promise<string> {
    const { address } = await this.#hog.sandbox.open();
    return `/api/projects/${address.projectId}/hog_functions`;
  }

  async #send<Answer>(method: string, path: string, body?: unknown): Promise<Answer> {
    const { address, key } = await this.#hog.sandbox.open();
    const response = await fetch(`${address.host}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text === "" ? "null" : text);
  }
}

/** The file of an address. */
export function fileUri(path: string): Uri {
  const [folder] = workspace.workspaceFolders ?? [];
  assert.ok(folder, "a folder is open");
  return Uri.joinPath(folder.uri, path);
}
