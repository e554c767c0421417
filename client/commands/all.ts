import type { Command } from "./command.ts";
import {
  connectEu,
  connectSelfHosted,
  connectUs,
  disconnect,
  openSandbox,
  refresh,
  switchProject,
} from "./connectCommands.ts";
import { copyId, disableFunction, enableFunction, openInPostHog } from "./functionCommands.ts";
import { openCode, openConfiguration, openSample } from "./openFiles.ts";
import { openLogs, openMetrics } from "./openPanels.ts";
import { runAgain, runFunction } from "./runCommands.ts";
import { showOutput } from "./showOutput.ts";
import { turnRuleOff } from "./turnRuleOff.ts";

/** Every command; a test compares the list with `package.json`. */
export const allCommands: readonly Command[] = [
  openSandbox,
  connectUs,
  connectEu,
  connectSelfHosted,
  switchProject,
  disconnect,
  refresh,
  openCode,
  openConfiguration,
  openSample,
  runFunction,
  runAgain,
  openLogs,
  openMetrics,
  enableFunction,
  disableFunction,
  copyId,
  openInPostHog,
  showOutput,
  turnRuleOff,
];
