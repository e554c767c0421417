import { type Disposable, type ExtensionContext, commands } from "vscode";
import type { Account } from "../account/account.ts";
import type { FunctionStore } from "../functionStore.ts";
import type { Language } from "../language/language.ts";
import type { Log } from "../log.ts";
import type { OpenPanels } from "../panels/openPanels.ts";
import type { FunctionRuns } from "../run/functionRuns.ts";
import { showFailure } from "../showFailure.ts";

/** What commands may use. */
export interface Services {
  readonly context: ExtensionContext;
  readonly account: Account;
  readonly store: FunctionStore;
  readonly language: Language;
  readonly panels: OpenPanels;
  readonly runs: FunctionRuns;
  readonly log: Log;
}

/** One command of the extension. */
export interface Command {
  /** As in `package.json`. */
  readonly id: string;
  /**
   * `target`: what it was called on: a node of the tree, the address of a document, a value that a
   * link or a quick fix gave, or nothing.
   */
  readonly run: (services: Services, target: unknown) => unknown;
}

/** Registers a command. This is the only place where a failure of a command is shown. */
export function register(command: Command, services: Services): Disposable {
  return commands.registerCommand(command.id, async (target: unknown) => {
    try {
      return await command.run(services, target);
    } catch (error) {
      showFailure(error, services.log.channel);
      return undefined;
    }
  });
}
