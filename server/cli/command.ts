import type { Paint } from "./colours.ts";
import type { Arguments } from "./parseArguments.ts";

/** One of the things that `hog` does. */
export interface Command {
  readonly name: string;
  /** One sentence for the list of commands. */
  readonly summary: string;
  /** What follows `hog` and the name: `[options] [paths…]`. */
  readonly usage: string;
  /** Further sentences for the command's own help, one a line. */
  readonly details: readonly string[];
  readonly options: readonly Option[];
  /** @throws UsageError for a mistake of the person at the terminal. */
  readonly run: (args: Arguments, shell: Shell) => Promise<Outcome>;
}

export interface Option {
  readonly name: string;
  /** One letter that stands for it. */
  readonly short?: string;
  /** The name of its value, in capitals; absent for a switch. */
  readonly value?: string;
  /** True if the option may be given several times. */
  readonly multiple?: boolean;
  readonly description: string;
}

/** What a command may know and use of the process that it runs in. */
export interface Shell {
  /** Standard input to its end. */
  readonly readInput: () => Promise<Uint8Array>;
  /** True where standard input is a person's keyboard. */
  readonly isInteractive: boolean;
  /** What gives the output its colours, if it has some. */
  readonly paint: Paint;
  /** The same for standard error. */
  readonly paintErrors: Paint;
}

/** What a command has to say when it is done: nothing is written before. */
export interface Outcome {
  readonly status: ExitStatus;
  /** For standard output; ends with a line break unless it is empty. */
  readonly output: string;
  /** For standard error; likewise. */
  readonly errors?: string;
}

/** 0: nothing to complain of. 1: problems in what was looked at. 2: the command was used wrongly. */
export type ExitStatus = 0 | 1 | 2;
