import type { NumberLiteral } from "../syntax/tree.ts";
import type { AstConstant } from "./ast.ts";

/** The fields of a constant that say what a number is worth. */
export type NumberValue = Pick<AstConstant, "value" | "numeric" | "value_type">;

/**
 * What PostHog's parser makes of a number literal.
 *
 *     Number : [+-] ( Digits | 0x Hex | 0b Binary | Decimal | HexFloat | inf | infinity | nan )
 *
 * Integers are bigints beyond 2^53. Where JSON has no number – the special floats, and integers
 * outside 64 bits – the value is a text and `value_type` says so.
 */
export function numberValue({ text, float }: NumberLiteral): NumberValue {
  const negative = text.startsWith("-");
  const digits = text.replace(/^[+-]/, "").toLowerCase();
  if (/^(?:inf|nan)/.test(digits)) return specialFloat(digits, negative);
  if (!float) return integer(digits, negative);
  return digits.startsWith("0x") ? hexFloat(digits, negative) : decimalFloat(digits, negative);
}

function integer(digits: string, negative: boolean): NumberValue {
  const magnitude = BigInt(digits);
  const value = negative ? -magnitude : magnitude;
  if (!fitsOfficially(digits, value)) {
    return { value: negative ? `-${digits}` : digits, value_type: "number" };
  }
  const small = Number(value);
  return { value: Number.isSafeInteger(small) ? small : value, numeric: "integer" };
}

/** A positive binary literal is read as unsigned, every other integer as signed. */
function fitsOfficially(digits: string, value: bigint): boolean {
  if (value < 0n || !digits.startsWith("0b")) return BigInt.asIntN(64, value) === value;
  return BigInt.asUintN(64, value) === value;
}

function decimalFloat(digits: string, negative: boolean): NumberValue {
  const value = Number(digits);
  if (!Number.isFinite(value)) return specialFloat("inf", negative);
  return { value: negative ? -value : value, numeric: "float" };
}

/** Unlike a decimal one, a hexadecimal float that is too large becomes a plain string. */
function hexFloat(digits: string, negative: boolean): NumberValue {
  const [mantissa = "", exponent = ""] = digits.slice(2).split("p");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const units = Number(BigInt(`0x${whole}${fraction}`));
  const value = scale(units, Number(exponent) - 4 * fraction.length);
  if (!Number.isFinite(value)) return { value: negative ? "-Infinity" : "Infinity" };
  return { value: negative ? -value : value, numeric: "float" };
}

/** `value` times two to the power of `exponent`, in two steps, as 2^1024 itself is no double. */
function scale(value: number, exponent: number): number {
  const half = Math.trunc(exponent / 2);
  return value * 2 ** half * 2 ** (exponent - half);
}

function specialFloat(name: string, negative: boolean): NumberValue {
  if (name === "nan") return { value: "NaN", value_type: "number" };
  return { value: negative ? "-Infinity" : "Infinity", value_type: "number" };
}
