import type { AddressInfo } from "node:net";
import { once } from "node:events";
import { createAdaptorServer } from "@hono/node-server";
import type { SandboxAccess } from "../protocol/sandbox.ts";
import { runInWorker } from "../server/run/runInWorker.ts";
import { createApplication } from "./application.ts";
import type { Demo } from "./firstStart.ts";
import { lockFolder } from "./folderLock.ts";
import { Faults } from "./http/faults.ts";
import { KeyRing } from "./http/keys.ts";
import { RequestLog } from "./http/requestLog.ts";
import { isTooDeep } from "./json.ts";
import { projectId } from "./projectAddress.ts";
import { emptyState } from "./projectState.ts";
import { ProjectStore } from "./projectStore.ts";
import { Masker } from "./runs/masker.ts";
import { Turns } from "./runs/turns.ts";
import type { Sandbox } from "./sandbox.ts";
import type { DemoProject } from "./seed/demoProject.ts";
import { StartProblem } from "./startProblem.ts";

/** Each run has a thread with memory of its own. */
const mostRuns = 8;

export interface SandboxOptions {
  /** Where the project is kept; made where it is missing. */
  readonly folder: string;
  /** Absent: any that is free. */
  readonly port?: number;
  /** Makes a new project without the demo's functions and events. What is there already stays. */
  readonly isEmpty?: boolean;
  /** The program that `server/run/worker.ts` was built to. */
  readonly worker: URL;
  readonly demo: Demo;
  /** Told what takes time at the first start. */
  readonly onProgress?: (message: string) => void;
}

export interface RunningSandbox {
  readonly access: SandboxAccess;
  /** Ends it, when what it is writing is written. */
  readonly close: () => Promise<void>;
}

/**
 * Serves the project in a folder over HTTP, on this machine only.
 *
 * @throws StartProblem where the folder or the port cannot be used
 */
export async function startSandbox(options: SandboxOptions): Promise<RunningSandbox> {
  const unlock = await lockFolder(options.folder);
  try {
    return await serveFolder(options, unlock);
  } catch (error) {
    unlock();
    throw error;
  }
}

async function serveFolder(options: SandboxOptions, unlock: () => void): Promise<RunningSandbox> {
  const { folder, isEmpty = false, demo, worker, onProgress = () => {} } = options;
  const store = await ProjectStore.open(folder, async () => {
    if (isEmpty) return emptyState(false);
    // Only a first start needs it, with all that runs functions.
    const { createDemoState } = await import("./firstStart.ts");
    return createDemoState(demo, new Date(), onProgress);
  });
  const content = store.state.isDemo ? demo.project : withoutContent(demo.project);
  const keys = new KeyRing();
  const turns = new Turns(mostRuns);
  const sandbox: Sandbox = {
    store,
    content,
    keys,
    faults: new Faults(),
    requests: new RequestLog(),
    masker: new Masker(),
    run: async (request, host) => {
      // A thread cannot be given it, and the failure to do so would end this process.
      if (isTooDeep(request.globals)) throw new Error("What triggers the function is too deep.");
      return turns.take(() => runInWorker(request, host, { worker }));
    },
  };
  const server = createAdaptorServer({ fetch: createApplication(sandbox).fetch });
  const port = await listen(server, options.port ?? 0);
  // Such as too many open connections; those that are there are served on.
  server.on("error", console.error);
  const access: SandboxAccess = {
    host: `http://127.0.0.1:${port}`,
    key: keys.make({
      label: "Sandbox",
      scopes: ["*"],
      createdAt: new Date().toISOString(),
      isStartKey: true,
    }),
    projectId,
    projectName: content.projectName,
  };
  const close = async (): Promise<void> => {
    const closed = once(server, "close");
    server.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
    await closed;
    await store.settle();
    unlock();
  };
  return { access, close };
}

/** The same project before anything was made in it. */
function withoutContent(project: DemoProject): DemoProject {
  return {
    ...project,
    functions: [],
    eventDefinitions: [],
    propertyDefinitions: [],
    integrations: [],
  };
}

type Server = ReturnType<typeof createAdaptorServer>;

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, "127.0.0.1");
  try {
    await once(server, "listening");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new StartProblem(
      `The sandbox cannot listen on port ${port} (${code}). Choose another one, or none.`,
    );
  }
  return toPort(server.address());
}

function toPort(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}
