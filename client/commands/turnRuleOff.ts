import { ConfigurationTarget, window, workspace } from "vscode";
import { showFailure } from "../showFailure.ts";
import type { Command, Services } from "./command.ts";

/**
 * Switches a rule off, in the workspace if one is open, else for the user, and offers to take that back.
 * Quick fixes call it with the code of the rule.
 */
export const turnRuleOff: Command = {
  id: "hog.turnRuleOff",
  async run(services, target) {
    if (typeof target !== "string") throw new Error("Call this from the quick fixes of a problem.");
    const isFolderOpen = (workspace.workspaceFolders ?? []).length > 0;
    const level = isFolderOpen ? ConfigurationTarget.Workspace : ConfigurationTarget.Global;
    const before = levelsAt(level);
    await setLevels(level, { ...before, [target]: "off" });
    void offerUndo(
      services,
      `The rule ${target} is off${isFolderOpen ? " in this workspace" : ""}.`,
      () => setLevels(level, before),
    );
  },
};

/** What one level of the settings says of rules, without those around it. */
function levelsAt(level: ConfigurationTarget): Readonly<Record<string, unknown>> | undefined {
  const set = workspace.getConfiguration("hog").inspect<Record<string, unknown>>("rules");
  return level === ConfigurationTarget.Workspace ? set?.workspaceValue : set?.globalValue;
}

async function setLevels(
  level: ConfigurationTarget,
  levels: Readonly<Record<string, unknown>> | undefined,
): Promise<void> {
  await workspace.getConfiguration("hog").update("rules", levels, level);
}

/** Nobody has to answer, so the command does not wait. */
async function offerUndo(
  { log }: Services,
  message: string,
  undo: () => Promise<void>,
): Promise<void> {
  try {
    if ((await window.showInformationMessage(message, "Undo")) === "Undo") await undo();
  } catch (error) {
    showFailure(error, log.channel);
  }
}
