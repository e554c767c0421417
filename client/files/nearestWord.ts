/** The word that somebody probably meant; `undefined` if none is near enough. */
export function nearestWord(written: string, words: Iterable<string>): string | undefined {
  if (written.length > longest) return undefined;
  // Two letters that changed places are two mistakes; something must be right, too.
  const furthest = Math.min(Math.max(2, Math.floor(written.length / 3)), written.length - 1);
  const near = [...words]
    .filter((word) => word.length <= longest)
    .map((word) => ({ word, distance: distanceBetween(written.toLowerCase(), word.toLowerCase()) }))
    .filter(({ distance }) => distance <= furthest)
    .toSorted((one, other) => one.distance - other.distance);
  return near[0]?.word;
}

/** Characters of a word for which it is worth the work. */
const longest = 100;

/** How many characters must be put in, taken out or replaced to make one word of the other. */
function distanceBetween(one: string, other: string): number {
  const targets = Array.from(other);
  let above = [0, ...targets.keys()].map((_, column) => column);
  for (const [row, character] of Array.from(one).entries()) {
    const current = [row + 1];
    for (const [column, target] of targets.entries()) {
      const replaced = (above[column] ?? 0) + (character === target ? 0 : 1);
      current.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    above = current;
  }
  return above.at(-1) ?? Infinity;
}
