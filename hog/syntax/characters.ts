/** 1: starts a word; 2: a digit; 4: a hexadecimal digit. For ASCII; nothing else may stand in a word. */
const classes = ((): Uint8Array => {
  const table = new Uint8Array(128);
  const add = (characters: string, bit: number): void => {
    for (const character of characters) {
      const code = character.charCodeAt(0);
      table[code] = (table[code] ?? 0) | bit;
    }
  };
  const letters = "abcdefghijklmnopqrstuvwxyz";
  add(`${letters}${letters.toUpperCase()}_$`, 1);
  add("0123456789", 2 | 4);
  add("abcdefABCDEF", 4);
  return table;
})();

/** True for the code of an ASCII letter, `_` or `$`; false for NaN, the code behind a text's end. */
export function isWordStart(code: number): boolean {
  return code < 128 && ((classes[code] ?? 0) & 1) !== 0;
}

export function isWordPart(code: number): boolean {
  return code < 128 && ((classes[code] ?? 0) & 3) !== 0;
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

export function isHexDigit(code: number): boolean {
  return code < 128 && ((classes[code] ?? 0) & 4) !== 0;
}

const whiteSpace = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]/y;

/** The offset behind the white space character at `start`; `start` itself when there is none. */
export function skipWhiteSpace(text: string, start: number): number {
  whiteSpace.lastIndex = start;
  return whiteSpace.test(text) ? start + 1 : start;
}
