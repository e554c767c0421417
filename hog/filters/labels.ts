import { isJsonList, type Json } from "./json.ts";
import type { Operator } from "./operators.ts";
import { pythonText } from "./python.ts";

/** A value as a person reads it: `"pro"`, `10.0`, `true`, `nothing`. */
export function valueLabel(value: Json): string {
  if (value === null) return "nothing";
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value === "boolean") return `${value}`;
  return isJsonList(value) ? listLabel(value) : pythonText(value);
}

/** `"a", "b" and "c"` */
function listLabel(values: readonly Json[], conjunction: "and" | "or" = "and"): string {
  const labels = values.map(valueLabel);
  if (labels.length < 2) return labels.join("") || "nothing";
  return `${labels.slice(0, -1).join(", ")} ${conjunction} ${labels.at(-1)}`;
}

/** `event property plan is one of "pro" or "team"` */
export function testLabel(subject: string, operator: Operator, value: Json): string {
  if (operator.ignoresValue) return `${subject} ${operator.phrase}`;
  if (isJsonList(value) && value.length > 1 && operator.listPhrase !== undefined) {
    const conjunction = operator.listPhrase.endsWith(" of") ? "or" : "and";
    return `${subject} ${operator.listPhrase} ${listLabel(value, conjunction)}`;
  }
  const space = /[~^]$/.test(operator.phrase) ? "" : " ";
  return `${subject} ${operator.phrase}${space}${valueLabel(value)}`;
}

/** What a group of tests of one subject, each with its own value, is called. */
export function groupLabel(kind: "all" | "any", count: number, subject: string): string {
  return `${kind} of ${count} tests of ${subject}`;
}
