import { isHexDigit } from "./characters.ts";

/**
 * The width of the escape at the backslash, 0 where the language has none. `quote` is the quote that a
 * backslash may protect here.
 */
export function escapeWidth(text: string, start: number, quote: number): number {
  const next = text.charCodeAt(start + 1);
  if (next === quote || next === 92 || next === 48) return 2;
  switch (next | 32) {
    case 98: // b
    case 102: // f
    case 114: // r
    case 110: // n
    case 116: // t
    case 97: // a
    case 118: // v
      return next >= 65 ? 2 : 0;
    case 120: // x
      return isHexDigit(text.charCodeAt(start + 2)) && isHexDigit(text.charCodeAt(start + 3))
        ? 4
        : 0;
  }
  return 0;
}

/** An escape as a message shows it. */
export function printable(escape: string): string {
  return escape.replaceAll(/[\r\n]/g, "").replaceAll("`", "");
}
