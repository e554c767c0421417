import { window } from "vscode";

/** What to do with a text whose function somebody else changed. */
export type ConflictChoice = "compare" | "overwrite" | "theirs" | undefined;

/** Asks; `undefined` when the question is put away. */
export async function askAboutConflict(fileName: string): Promise<ConflictChoice> {
  const answer = await window.showWarningMessage(
    `${fileName} was changed on PostHog since you opened it.`,
    {
      modal: true,
      detail: "Your text is not saved yet. Compare shows both side by side and saves nothing.",
    },
    ...choices.keys(),
  );
  return answer === undefined ? undefined : choices.get(answer);
}

const choices: ReadonlyMap<string, ConflictChoice> = new Map([
  ["Compare", "compare"],
  ["Overwrite", "overwrite"],
  ["Take Theirs", "theirs"],
]);
