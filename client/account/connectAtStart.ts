import { type LogOutputChannel, commands, window } from "vscode";
import { toMessage } from "../displayText.ts";
import type { Account } from "./account.ts";

/**
 * Connects to the project of the last time. `HOG_CONNECT=sandbox` in the environment stands for the
 * command that opens the sandbox project: `npm start` sets it.
 */
export async function connectAtStart(account: Account, log: LogOutputChannel): Promise<void> {
  try {
    if (process.env["HOG_CONNECT"] === "sandbox") await commands.executeCommand("hog.openSandbox");
    else await account.restore();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    log.error(message);
    void window.showErrorMessage(toMessage(message));
  }
}
