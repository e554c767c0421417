import { type LogOutputChannel, commands } from "vscode";
import { showFailure } from "../showFailure.ts";
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
    showFailure(error, log);
  }
}
