import { type Builtin, libraryFunction, type Parameter } from "./builtin.ts";

const zone: Parameter = {
  name: "zone",
  type: ["string", "null"],
  documentation: "A name such as `Europe/Oslo`; UTC if left out.",
  optional: true,
};
const instant: Parameter = {
  name: "value",
  type: ["datetime", "date", "string"],
  documentation: "Text such as `2024-03-10` or `2024-03-10 15:30:45.123Z`.",
};

/** Making dates and datetimes, and turning them into numbers and text. */
export const dateFunctions: readonly Builtin[] = [
  libraryFunction({
    name: "now",
    parameters: [
      { name: "ignored", type: "any", documentation: "Accepted and not used.", optional: true },
    ],
    result: "datetime",
    documentation: "The current datetime in UTC.",
    example: "let sentAt := toString(now())",
    pitfalls: [
      "It is the time of the run, not of the event: that is `toDateTime(event.timestamp)`.",
    ],
  }),
  libraryFunction({
    name: "today",
    parameters: [],
    result: "date",
    documentation: "The current date in UTC.",
    example: "let since := addDays(today(), -7)",
  }),
  libraryFunction({
    name: "toDate",
    parameters: [
      {
        name: "value",
        type: ["string", "number"],
        documentation: "`YYYY-MM-DD` with or without a time, or seconds since 1970.",
      },
    ],
    result: "date",
    documentation: "The date that a text or a number of seconds stands for.",
    example: "toString(toDate('2024-03-10T15:30:45Z')) // '2024-03-10'",
    pitfalls: [
      "What it cannot read, null and datetimes among it, becomes a date of no numbers, not an error.",
    ],
  }),
  libraryFunction({
    name: "toDateTime",
    parameters: [
      {
        name: "value",
        type: ["string", "number"],
        documentation: "`YYYY-MM-DD` with or without a time and a zone, or seconds since 1970.",
      },
      { ...zone, documentation: "Of a text that names none, and of the result; UTC if left out." },
    ],
    result: "datetime",
    documentation: "The datetime that a text or a number of seconds stands for.",
    example: "toUnixTimestamp(toDateTime('2024-03-10 15:30:00', 'Europe/Oslo')) // 1710081000",
    pitfalls: [
      "What it cannot read, null and datetimes among it, becomes a datetime of no number, not an error.",
      "Numbers are seconds: for milliseconds use `fromUnixTimestampMilli`.",
    ],
  }),
  libraryFunction({
    name: "toTimeZone",
    parameters: [
      { name: "datetime", type: "datetime", raisesOnNull: true },
      { name: "zone", type: "string", documentation: "A name such as `Europe/Oslo`." },
    ],
    result: "datetime",
    documentation: "The same moment, shown in another time zone.",
    example:
      "toString(toTimeZone(toDateTime('2024-03-10T15:30:00Z'), 'Europe/Oslo')) // '2024-03-10T16:30:00.000+01:00'",
    pitfalls: ["A text or a date ends the run: convert with `toDateTime` first."],
  }),
  libraryFunction({
    name: "formatDateTime",
    parameters: [
      { name: "datetime", type: "datetime", raisesOnNull: true },
      {
        name: "format",
        type: "string",
        documentation:
          "`%Y` year, `%m` month, `%d` day, `%H` hour, `%i` minute, `%S` second, `%f` milliseconds, `%F` date, `%T` time, `%M` month's name, `%W` weekday, `%z` offset.",
        raisesOnNull: true,
      },
      { ...zone, documentation: "That of the datetime if left out." },
    ],
    result: "string",
    documentation: "The datetime as text, in a format of ClickHouse's codes.",
    example:
      "formatDateTime(toDateTime('2024-03-10T15:30:45Z'), '%d.%m.%Y %H:%i') // '10.03.2024 15:30'",
    pitfalls: [
      "Minutes are `%i`; `%M` is the name of the month and `%m` its number.",
      "Only for datetimes: a date, or `event.timestamp` as it is, ends the run.",
      "An apostrophe in the format garbles the text behind it.",
    ],
  }),
  libraryFunction({
    name: "toUnixTimestamp",
    parameters: [
      instant,
      { ...zone, documentation: "Of a text that names none; UTC if left out." },
    ],
    result: "number",
    documentation: "Seconds since 1970, with the milliseconds as fraction.",
    example: "toUnixTimestamp('2024-03-10T15:30:45Z') // 1710084645",
    pitfalls: ["What it cannot read gives no number, not an error."],
  }),
  libraryFunction({
    name: "toUnixTimestampMilli",
    parameters: [
      instant,
      { ...zone, documentation: "Of a text that names none; UTC if left out." },
    ],
    result: "number",
    documentation: "Milliseconds since 1970.",
    example: "toUnixTimestampMilli('2024-03-10T15:30:45.123Z') // 1710084645123",
    pitfalls: ["What it cannot read gives no number, not an error."],
  }),
  libraryFunction({
    name: "fromUnixTimestamp",
    parameters: [{ name: "seconds", type: "number" }],
    result: "datetime",
    documentation: "The datetime in UTC so many seconds after the start of 1970.",
    example: "toString(fromUnixTimestamp(1710084645)) // '2024-03-10T15:30:45.000Z'",
  }),
  libraryFunction({
    name: "fromUnixTimestampMilli",
    parameters: [{ name: "milliseconds", type: "number" }],
    result: "datetime",
    documentation: "The datetime in UTC so many milliseconds after the start of 1970.",
    example: "toString(fromUnixTimestampMilli(1710084645123)) // '2024-03-10T15:30:45.123Z'",
  }),
];
