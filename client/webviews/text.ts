/**
 * A text as it may stand on a page: characters that are invisible, control a terminal or turn the
 * direction of reading are shown by name. Line breaks and tabs stay.
 */
export function toVisibleText(text: string): string {
  return text.replaceAll("\r\n", "\n").replace(unseen, nameCharacter);
}

/** Controls, marks of direction, line separators, spaces of no width. Joiners stay: emoji need them. */
const unseen = /[\p{Cc}\p{Bidi_Control}\u2028\u2029\u200b\ufeff]/gu;

function nameCharacter(character: string): string {
  if (character === "\n" || character === "\t") return character;
  const code = character.charCodeAt(0);
  // Unicode has a picture for each of the first controls.
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]`;
}

/** What of a text is shown. */
export interface Excerpt {
  readonly text: string;
  /** Says what is missing, ready to show; absent if nothing is. */
  readonly notice?: string;
}

/** At most `limit` UTF-16 units of a text, and never half a character. */
export function toExcerpt(text: string, limit: number): Excerpt {
  if (text.length <= limit) return { text };
  const endsInside = /[\ud800-\udbff]/u.test(text.charAt(limit - 1));
  return {
    text: text.slice(0, endsInside ? limit - 1 : limit),
    notice: `Cut here: the first ${count(limit)} of ${count(text.length)} characters are shown.`,
  };
}

/** A number in the editor's language, such as `10,000`. */
export function count(value: number): string {
  return value.toLocaleString();
}

/** A number with its noun: `1 entry`, `2 entries`. */
export function counted(value: number, one: string, several: string): string {
  return `${count(value)} ${value === 1 ? one : several}`;
}
