import { window } from "vscode";

/** A question that a test answers. */
export interface Asked {
  /** What was asked, in order. */
  readonly questions: readonly string[];
}

/** The text of a button, or what gives one; `undefined` puts the question away. */
type Choice = string | undefined | (() => Promise<string | undefined>);

/**
 * Answers the extension's warnings while `action` runs: tests inside VS Code cannot click on modal
 * dialogs.
 */
export async function answering<Result>(
  choice: Choice,
  action: () => PromiseLike<Result>,
): Promise<Asked & { readonly result: Result }> {
  const questions: string[] = [];
  const ask = window.showWarningMessage;
  const replacement = (message: string): Promise<string | undefined> => {
    questions.push(message);
    return typeof choice === "function" ? choice() : Promise.resolve(choice);
  };
  Object.assign(window, { showWarningMessage: replacement });
  try {
    return { result: await action(), questions };
  } finally {
    Object.assign(window, { showWarningMessage: ask });
  }
}
