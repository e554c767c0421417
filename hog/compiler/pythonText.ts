import type { AstConstant } from "./ast.ts";

/** A constant as Python prints it, which is how PostHog's messages show it: `True`, `None`, `1.0`. */
export function toPythonText({ value, numeric }: AstConstant): string {
  if (value === null) return "None";
  if (typeof value === "boolean") return value ? "True" : "False";
  return typeof value === "number" && numeric === "float" ? floatText(value) : String(value);
}

/** Python changes to the form with an exponent at 1e16 and below 1e-4, with two digits at least. */
function floatText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  const size = Math.abs(value);
  if (value !== 0 && (size >= 1e16 || size < 1e-4)) {
    return value.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
