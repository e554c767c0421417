/** Translates UTF-16 offsets of one text into the code points that PostHog counts. */
export function codePointOffsets(text: string): (offset: number) => number {
  const pairs: number[] = [];
  for (let offset = 0; offset < text.length; offset++) {
    if ((text.codePointAt(offset) ?? 0) > 0xffff) pairs.push(offset++);
  }
  return (offset) => offset - pairs.filter((pair) => pair < offset).length;
}
