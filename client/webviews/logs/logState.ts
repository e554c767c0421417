import type { LogEntryLevel } from "../../../protocol/logPage.ts";

/** The levels that a reader can choose. PostHog's `log` is an `info` under another name. */
export type LevelChoice = "error" | "warn" | "info" | "debug";

export const levelChoices: readonly LevelChoice[] = ["error", "warn", "info", "debug"];

/** What a reader asked for. It outlives the page while its panel is hidden. */
export interface LogState {
  readonly text: string;
  /** At least one, in the order of `levelChoices`. */
  readonly chosen: readonly LevelChoice[];
  /** Whether new entries come in by themselves. */
  readonly live: boolean;
}

export const initialLogState: LogState = { text: "", chosen: levelChoices, live: false };

/** Reads what was kept; whatever is not as it should be is as in the beginning. */
export function decodeLogState(kept: unknown): LogState {
  if (typeof kept !== "object" || kept === null) return initialLogState;
  const { text, chosen, live }: { text?: unknown; chosen?: unknown; live?: unknown } = kept;
  const known = levelChoices.filter((level) => Array.isArray(chosen) && chosen.includes(level));
  return {
    text: typeof text === "string" ? text : "",
    chosen: known.length === 0 ? levelChoices : known,
    live: live === true,
  };
}

/** Adds or removes a level. Nothing chosen would show nothing, so it stands for everything. */
export function toggleLevel(
  chosen: readonly LevelChoice[],
  level: LevelChoice,
): readonly LevelChoice[] {
  const next = levelChoices.filter((each) => (each === level) !== chosen.includes(each));
  return next.length === 0 ? levelChoices : next;
}

/** The levels as the panel wants them: none for all. */
export function toEntryLevels(chosen: readonly LevelChoice[]): readonly LogEntryLevel[] {
  if (chosen.length === levelChoices.length) return [];
  return chosen.flatMap((level): readonly LogEntryLevel[] =>
    level === "info" ? ["info", "log"] : [level],
  );
}

/** True if some entries may be left out. */
export function isRestricted({ text, chosen }: LogState): boolean {
  return text !== "" || chosen.length < levelChoices.length;
}
