import { type Builtin, libraryFunction, type Parameter } from "./builtin.ts";

const moment: Parameter = { name: "moment", type: ["datetime", "date"], raisesOnNull: true };
const isoMoment: Parameter = {
  name: "moment",
  type: ["datetime", "date", "string"],
  documentation: "A text must be ISO 8601 with a `T` before the time.",
};
const ignored: Parameter = {
  name: "ignored",
  type: "any",
  documentation: "Accepted and not used.",
  optional: true,
};
const textBecomesToday =
  "A text is not read but taken for today: convert it with `toDate` or `toDateTime` first.";
const noNumber = "A text that it cannot read, and null, give no number instead of an error.";

/** Calculating with dates. */
export const calendarFunctions: readonly Builtin[] = [
  libraryFunction({
    name: "dateAdd",
    parameters: [
      {
        name: "unit",
        type: "string",
        choices: ["second", "minute", "hour", "day", "week", "month", "year"],
        raisesOnNull: true,
      },
      { name: "amount", type: "number", documentation: "Negative goes back." },
      moment,
    ],
    result: ["datetime", "date"],
    documentation:
      "The datetime or date, moved by a number of units. Months keep the day, or take the last one of a shorter month.",
    example: "toString(dateAdd('month', 1, toDate('2024-01-31'))) // '2024-02-29'",
    pitfalls: [
      "The unit comes first and is singular: `'days'` and `'quarter'` end the run.",
      textBecomesToday,
    ],
  }),
  libraryFunction({
    name: "dateDiff",
    parameters: [
      {
        name: "unit",
        type: "string",
        choices: ["second", "minute", "hour", "day", "week", "month", "year"],
        raisesOnNull: true,
      },
      { ...isoMoment, name: "start" },
      { ...isoMoment, name: "end" },
    ],
    result: "number",
    documentation: "How many whole units lie between two moments; negative if `end` is earlier.",
    example: "dateDiff('day', toDate('2024-03-01'), toDate('2024-03-10')) // 9",
    pitfalls: [
      "The unit comes first, then the earlier moment.",
      noNumber,
      "Months and years count calendar pages: from 31 January to 1 February is one month.",
    ],
  }),
  libraryFunction({
    name: "dateTrunc",
    parameters: [
      {
        name: "unit",
        type: "string",
        choices: ["minute", "hour", "day", "month", "year"],
        raisesOnNull: true,
      },
      { name: "datetime", type: "datetime", raisesOnNull: true },
      ignored,
    ],
    result: "datetime",
    documentation: "The start of the minute, hour, day, month or year in which the datetime lies.",
    example:
      "toString(dateTrunc('hour', toDateTime('2024-03-10T15:30:45Z'))) // '2024-03-10T15:00:00.000Z'",
    pitfalls: [
      "The unit comes first; `week` and `second` are none of them.",
      "Only for datetimes: a date ends the run.",
    ],
  }),
  libraryFunction({
    name: "addDays",
    parameters: [moment, { name: "days", type: "number", documentation: "Negative goes back." }],
    result: ["datetime", "date"],
    documentation: "The datetime or date, so many days later.",
    example: "toString(addDays(toDate('2024-02-28'), 2)) // '2024-03-01'",
    pitfalls: [textBecomesToday],
  }),
  interval("toIntervalMinute", "minute"),
  interval("toIntervalHour", "hour"),
  interval("toIntervalDay", "day"),
  interval("toIntervalMonth", "month"),
  libraryFunction({
    name: "extract",
    parameters: [
      {
        name: "part",
        type: "string",
        choices: ["year", "month", "day", "hour", "minute", "second"],
        raisesOnNull: true,
      },
      isoMoment,
    ],
    result: "number",
    documentation: "One number of a date or datetime, in the datetime's own zone.",
    example: "extract('hour', toDateTime('2024-03-10T15:30:45Z')) // 15",
    pitfalls: ["The part comes first, as a text.", noNumber],
  }),
  libraryFunction({
    name: "toYear",
    parameters: [isoMoment],
    result: "number",
    documentation: "The year of a date or datetime.",
    example: "toYear(toDate('2024-03-10')) // 2024",
    pitfalls: [noNumber],
  }),
  libraryFunction({
    name: "toMonth",
    parameters: [isoMoment],
    result: "number",
    documentation: "The month of a date or datetime, from 1 to 12.",
    example: "toMonth(toDate('2024-03-10')) // 3",
    pitfalls: [noNumber],
  }),
  libraryFunction({
    name: "toYYYYMM",
    parameters: [isoMoment],
    result: "number",
    documentation: "Year and month as one number.",
    example: "toYYYYMM(toDate('2024-03-10')) // 202403",
    pitfalls: [noNumber],
  }),
  start("toStartOfHour", [moment], "hour", "2024-03-10T15:00:00.000Z"),
  start("toStartOfDay", [moment, ignored], "day", "2024-03-10T00:00:00.000Z"),
  start("toStartOfWeek", [moment, ignored], "week", "2024-03-04T00:00:00.000Z", [
    "The week begins on Monday, whatever the second argument says.",
  ]),
  start("toStartOfMonth", [moment], "month", "2024-03-01T00:00:00.000Z"),
];

function interval(name: string, unit: string): Builtin {
  return libraryFunction({
    name,
    parameters: [{ name: "amount", type: "number" }],
    result: "interval",
    documentation: `A length of time in ${unit}s. The same as \`interval amount ${unit}\`.`,
    example: `let window := ${name}(2)`,
    pitfalls: ["Operators do not take it: to move a date use `dateAdd` or `addDays`."],
  });
}

function start(
  name: string,
  parameters: readonly Parameter[],
  unit: string,
  result: string,
  pitfalls: readonly string[] = [],
): Builtin {
  return libraryFunction({
    name,
    parameters,
    result: "datetime",
    documentation: `The start of the ${unit} in which a date or datetime lies.`,
    example: `toString(${name}(toDateTime('2024-03-10T15:30:45Z'))) // '${result}'`,
    pitfalls: [...pitfalls, textBecomesToday],
  });
}
