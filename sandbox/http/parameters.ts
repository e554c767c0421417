import { invalid } from "./apiProblem.ts";

/** A parameter of the query as an integer within limits. */
export function integerParameter(
  query: URLSearchParams,
  name: string,
  {
    usual,
    minimum,
    maximum,
  }: { readonly usual: number; readonly minimum: number; readonly maximum: number },
): number {
  const text = query.get(name);
  if (text === null) return usual;
  if (!/^[-+]?\d{1,15}$/.test(text.trim())) throw invalid(name, "A valid integer is required.");
  const value = Number(text);
  if (value < minimum) {
    const detail = `Ensure this value is greater than or equal to ${minimum}.`;
    throw invalid(name, detail, "min_value");
  }
  if (value > maximum) {
    const detail = `Ensure this value is less than or equal to ${maximum}.`;
    throw invalid(name, detail, "max_value");
  }
  return value;
}

/** A parameter that may be absent, but not empty. */
export function textParameter(query: URLSearchParams, name: string): string | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (text.trim() === "") throw invalid(name, "This field may not be blank.", "blank");
  return text.trim();
}

/** The parts of a comma list; absent where the parameter is. */
export function listParameter(query: URLSearchParams, name: string): readonly string[] | undefined {
  return textParameter(query, name)
    ?.split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** A time as ISO 8601, in milliseconds since 1970 with a fraction for microseconds. */
export function timeParameter(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const time = parseTime(text);
  if (time === undefined) throw invalid(name, wrongTime);
  return time;
}

const wrongTime =
  "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].";

const timePattern =
  /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::(\d\d)(?:[.,](\d{1,6})\d*)?)?(Z|[-+]\d\d(?::?\d\d)?)?$/;

/** A time without a zone is in UTC. JavaScript's own reading would lose the microseconds. */
export function parseTime(text: string): number | undefined {
  const [, date, minutes, seconds = "00", fraction = "", zone = "Z"] =
    timePattern.exec(text.trim()) ?? [];
  if (date === undefined) return undefined;
  const offset =
    zone === "Z" ? "Z" : zone.slice(0, 3) + ":" + (zone.slice(3).replace(":", "") || "00");
  const time = Date.parse(`${date}T${minutes}:${seconds}${offset}`);
  return Number.isNaN(time) ? undefined : time + Number(fraction.padEnd(6, "0")) / 1000;
}
