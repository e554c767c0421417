import type { HogFunctionSummary } from "../../protocol/posthog.ts";
import type { ProgramText } from "../../protocol/languageRequests.ts";
import { codeText } from "../files/functionDocument.ts";

/** What the programs of a project are read from. */
export interface ProgramSource {
  /** Every function, in the order in which they are given. */
  readonly all: readonly HogFunctionSummary[];
  /** The address and the text of a program that is open, saved or not. */
  readonly open: (id: string) => Omit<ProgramText, "name"> | undefined;
  /** The address of a program that is not open. */
  readonly uriOf: (fn: HogFunctionSummary) => string;
  readonly nameOf: (fn: HogFunctionSummary) => string;
  /** A program that the list does not have; `undefined` if it cannot be had. */
  readonly load: (id: string, signal: AbortSignal) => Promise<string | undefined>;
}

/** How many functions are loaded at a time. */
const atATime = 4;

/** Texts of programs for a search over all functions of a project. */
export class Programs {
  /** What was loaded, by id and time of the last save. */
  readonly #loaded = new Map<string, { readonly updatedAt: string; readonly hog: string }>();

  /** Every Hog program of a project with its text; what cannot be had is left out. */
  async read(source: ProgramSource, signal: AbortSignal): Promise<readonly ProgramText[]> {
    const hogFunctions = source.all.filter(({ type }) => !type.startsWith("site_"));
    await this.#load(
      hogFunctions.filter((fn) => this.#codeOf(fn) === undefined && !source.open(fn.id)),
      source,
      signal,
    );
    return hogFunctions.flatMap((fn) => {
      const name = source.nameOf(fn);
      const open = source.open(fn.id);
      if (open) return [{ ...open, name }];
      const hog = this.#codeOf(fn);
      return hog === undefined ? [] : [{ uri: source.uriOf(fn), name, text: codeText({ hog }) }];
    });
  }

  /** Some servers leave the program out of the list. */
  #codeOf({ id, hog, updated_at }: HogFunctionSummary): string | undefined {
    if (hog !== "") return hog;
    const loaded = this.#loaded.get(id);
    return loaded?.updatedAt === updated_at ? loaded.hog : undefined;
  }

  async #load(
    missing: readonly HogFunctionSummary[],
    { load }: ProgramSource,
    signal: AbortSignal,
  ): Promise<void> {
    const waiting = missing.values();
    const work = async (): Promise<void> => {
      for (const { id, updated_at: updatedAt } of waiting) {
        if (signal.aborted) return;
        const hog = await load(id, signal);
        if (hog !== undefined) this.#loaded.set(id, { updatedAt, hog });
      }
    };
    await Promise.all(Array.from({ length: atATime }, work));
  }
}
