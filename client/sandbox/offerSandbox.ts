import { commands, window } from "vscode";
import type { Account } from "../account/account.ts";

/** Says that the sandbox ended by itself, if it is in use, and starts it again if the user wants that. */
export async function offerSandbox({ connection }: Account): Promise<void> {
  if (connection?.project.kind !== "sandbox") return;
  const start = "Start Again";
  const message = "The sandbox project ended unexpectedly. What you typed is still in the editor.";
  if ((await window.showWarningMessage(message, start)) === start) {
    await commands.executeCommand("hog.openSandbox");
  }
}
