import { type LogOutputChannel, window } from "vscode";
import { toMessage } from "./displayText.ts";

/** Shows a failure to the user, and writes it down. */
export function showFailure(error: unknown, log: LogOutputChannel): void {
  log.error(error instanceof Error ? error : String(error));
  void window.showErrorMessage(toMessage(error instanceof Error ? error.message : String(error)));
}
