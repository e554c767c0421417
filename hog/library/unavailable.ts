/** A function that other parts of PostHog have, and a function's program has not. */
export interface Unavailable {
  readonly name: string;
  /** One sentence of Markdown: why not. */
  readonly reason: string;
  /** What to write instead, if there is something. */
  readonly instead?: string;
  /** `save`: the compiler refuses it. `run`: it compiles, and calling it ends the run. */
  readonly failsAt: "save" | "run";
  /** The compiler takes it for a function of the library, and so reports nothing. */
  readonly knownToCompiler: boolean;
}

const cohort: Pick<Unavailable, "reason" | "instead" | "failsAt" | "knownToCompiler"> = {
  reason: "The compiler refuses calls of it: membership of a cohort is not known to a function.",
  instead: "a condition on `person.properties`, or a cohort in the filters",
  failsAt: "save",
  knownToCompiler: true,
};

/** Functions that look as if they worked and do not, by name. */
export const unavailableFunctions: ReadonlyMap<string, Unavailable> = new Map(
  [
    compiled("max2", "`a > b ? a : b`", "The VM that runs functions does not have it."),
    compiled("run", undefined, "Only PostHog's server has it: functions cannot run queries."),
    intervalFunction("Second", "`dateAdd('second', amount, moment)`"),
    intervalFunction("Week", "`toIntervalDay(7 * amount)`, or `dateAdd('week', amount, moment)`"),
    intervalFunction("Quarter", "`toIntervalMonth(3 * amount)`"),
    intervalFunction(
      "Year",
      "`toIntervalMonth(12 * amount)`, or `dateAdd('year', amount, moment)`",
    ),
    unknown(
      "_caseWithExpression",
      "`case when value = … then … end`",
      "`case value when …` becomes a call of it, and no VM has it.",
    ),
    { name: "inCohort", ...cohort },
    { name: "notInCohort", ...cohort },
  ].map((unavailable: Unavailable) => [unavailable.name, unavailable]),
);

function intervalFunction(unit: string, instead: string): Unavailable {
  const name = `toInterval${unit}`;
  const reason = `\`interval amount ${unit.toLowerCase()}\` becomes a call of it, and the VM does not have it.`;
  return unknown(name, instead, reason);
}

function compiled(name: string, instead: string | undefined, reason: string): Unavailable {
  return { ...unknown(name, instead, reason), knownToCompiler: true };
}

function unknown(name: string, instead: string | undefined, reason: string): Unavailable {
  const unavailable = { name, reason, failsAt: "run", knownToCompiler: false } as const;
  return instead === undefined ? unavailable : { ...unavailable, instead };
}
