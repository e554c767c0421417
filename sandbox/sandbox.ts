import type { RunRequest, RunResult } from "../protocol/run.ts";
import type { Faults } from "./http/faults.ts";
import type { KeyRing } from "./http/keys.ts";
import type { RequestLog } from "./http/requestLog.ts";
import type { ProjectStore } from "./projectStore.ts";
import type { Host } from "../server/run/host.ts";
import type { Masker } from "./runs/masker.ts";
import type { DemoProject } from "./seed/demoProject.ts";

/** What handlers work with. */
export interface Sandbox {
  readonly store: ProjectStore;
  /** What nobody can change: names, templates, definitions. */
  readonly content: DemoProject;
  readonly keys: KeyRing;
  readonly faults: Faults;
  readonly requests: RequestLog;
  readonly masker: Masker;
  /** Runs a function where it cannot hold up the sandbox. */
  readonly run: (request: RunRequest, host: Host) => Promise<RunResult>;
}
