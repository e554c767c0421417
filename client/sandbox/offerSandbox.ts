import { commands, window } from "vscode";

/** Says that the sandbox ended by itself, and starts it again if the user wants that. */
export async function offerSandbox(): Promise<void> {
  const start = "Start Again";
  const message = "The sandbox project ended unexpectedly. What you typed is still in the editor.";
  if ((await window.showWarningMessage(message, start)) === start) {
    await commands.executeCommand("hog.openSandbox");
  }
}
