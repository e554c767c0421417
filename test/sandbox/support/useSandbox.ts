import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { type RunningSandbox, startSandbox } from "../../../sandbox/startSandbox.ts";
import { tinyDemo } from "./tinyDemo.ts";

/** An answer of the sandbox; `body` is its JSON, or its text where it is none. */
export interface Answer {
  readonly status: number;
  readonly body: ReturnType<typeof JSON.parse>;
  readonly headers: Headers;
}

/** Sends requests to the sandbox of a test file. */
export interface SandboxClient {
  readonly host: string;
  readonly key: string;
  /** The path is below `/api/projects/1/` unless it begins with a slash. */
  readonly send: (
    method: string,
    path: string,
    body?: unknown,
    options?: SendOptions,
  ) => Promise<Answer>;
}

export interface SendOptions {
  /** Another key; null for none. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** The body is sent as it is. */
  readonly isText?: boolean;
}

/** Starts a sandbox with a small project for the tests of a `describe`. */
export function useSandbox(options: { readonly isEmpty?: boolean } = {}): SandboxClient {
  let running: RunningSandbox | undefined;
  let folder = "";
  const access = () => {
    assert.ok(running, "The sandbox is there while tests run.");
    return running.access;
  };

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), "hog-sandbox-"));
    running = await startSandbox({
      folder: join(folder, "data"),
      worker: buildWorker(folder),
      demo: tinyDemo,
      ...options,
    });
  });

  after(async () => {
    await running?.close();
    rmSync(folder, { recursive: true });
  });

  return {
    get host() {
      return access().host;
    },
    get key() {
      return access().key;
    },
    send: (method, path, body, sending = {}) => send(access(), method, path, body, sending),
  };
}

/** Builds the runner's worker into a folder. */
export function buildWorker(folder: string): URL {
  const file = join(folder, "run.cjs");
  buildSync({
    entryPoints: ["server/run/worker.ts"],
    bundle: true,
    platform: "node",
    format: "cjs",
    external: ["@posthog/hogql-parser"],
    outfile: file,
  });
  return pathToFileURL(file);
}

/** Sends a request to a sandbox, with its key unless the options say otherwise. */
export async function send(
  { host, key: ownKey }: { readonly host: string; readonly key: string },
  method: string,
  path: string,
  body?: unknown,
  { key = ownKey, headers = {}, isText = false }: SendOptions = {},
): Promise<Answer> {
  const text =
    body === undefined
      ? undefined
      : isText && typeof body === "string"
        ? body
        : JSON.stringify(body);
  const response = await fetch(host + (path.startsWith("/") ? path : `/api/projects/1/${path}`), {
    method,
    headers: {
      ...(text !== undefined && { "content-type": "application/json" }),
      ...(key !== null && { authorization: `Bearer ${key}` }),
      ...headers,
    },
    ...(text !== undefined && { body: text }),
  });
  const answer = await response.text();
  return { status: response.status, headers: response.headers, body: parse(answer) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The envelope of a refusal, as it is compared. */
export function refused(attr: string | null, detail: string, code = "invalid_input") {
  return { type: "validation_error", code, detail, attr };
}

/** Makes a function and gives its body. */
export async function make(
  client: SandboxClient,
  body: Readonly<Record<string, unknown>>,
): Promise<Answer["body"]> {
  const answer = await client.send("POST", "hog_functions/", { hog: "return 1", ...body });
  assert.equal(answer.status, 201, JSON.stringify(answer.body));
  return answer.body;
}

/** The function of a name, as the list has it. */
export async function findByName(client: SandboxClient, name: string): Promise<Answer["body"]> {
  const { body } = await client.send("GET", "hog_functions/?full=true");
  return body.results.find((fn: { readonly name: string }) => fn.name === name);
}
