/** A place in a text as people count it: both numbers start at 0, `character` in UTF-16 code units. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** Translates between offsets and lines of one text. LF, CR LF and a lone CR end a line. */
export class Lines {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let offset = 0; offset < text.length; offset++) {
      const code = text.charCodeAt(offset);
      if (code === 13 && text.charCodeAt(offset + 1) === 10) continue;
      if (code === 10 || code === 13) this.#starts.push(offset + 1);
    }
  }

  get count(): number {
    return this.#starts.length;
  }

  /** The offset at which the 0-based `line` starts; the last line's for numbers beyond it. */
  startOf(line: number): number {
    return this.#starts[Math.min(line, this.#starts.length - 1)] ?? 0;
  }

  positionAt(offset: number): LinePosition {
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.startOf(middle) <= offset) low = middle;
      else high = middle;
    }
    return { line: low, character: offset - this.startOf(low) };
  }
}
