import { isDigit, isHexDigit } from "./characters.ts";

/** The offset behind the decimal digits at `start`. */
export function skipDigits(text: string, start: number): number {
  let end = start;
  while (isDigit(text.charCodeAt(end))) end++;
  return end;
}

/** The offset behind the hexadecimal digits at `start`. */
export function skipHexDigits(text: string, start: number): number {
  let end = start;
  while (isHexDigit(text.charCodeAt(end))) end++;
  return end;
}

/** Where the exponent that starts at `start` ends; -1 when none does. */
export function exponentEnd(text: string, start: number): number {
  return (text.charCodeAt(start) | 32) === 101 ? signedDigitsEnd(text, start + 1) : -1;
}

/** Where the exponent of a hexadecimal float at `start` ends; -1 when none does. */
export function binaryExponentEnd(text: string, start: number): number {
  return (text.charCodeAt(start) | 32) === 112 ? signedDigitsEnd(text, start + 1) : -1;
}

function signedDigitsEnd(text: string, start: number): number {
  const sign = text.charCodeAt(start);
  const digits = sign === 43 || sign === 45 ? start + 1 : start;
  const end = skipDigits(text, digits);
  return end > digits ? end : -1;
}
