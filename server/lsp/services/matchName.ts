/**
 * How well a query, in lower case, fits a name: 0 for the same, 1 where the name starts so, 2 where its
 * words start so (`sr` in `sendRequest`), 3 where it stands in the name, 4 where its letters do, in
 * their order. `undefined` where they do not.
 */
export function matchName(query: string, name: string): number | undefined {
  const lower = name.toLowerCase();
  if (lower === query) return 0;
  if (lower.startsWith(query)) return 1;
  if (!holdsInOrder(query, lower)) return undefined;
  if (fitsWordStarts(query, name, lower)) return 2;
  return lower.includes(query) ? 3 : 4;
}

function holdsInOrder(query: string, lower: string): boolean {
  let at = 0;
  for (const letter of query) {
    const found = lower.indexOf(letter, at);
    if (found < 0) return false;
    at = found + letter.length;
  }
  return true;
}

/** Whether the query is made of the first letters of words of the name, in their order. */
function fitsWordStarts(query: string, name: string, lower: string): boolean {
  // Some letters change their length with their case: then places in the one mean nothing in the other.
  if (lower.length !== name.length || name.length > longestName) return false;
  /** Where in the name the letters of the query so far can end. */
  let ends: readonly number[] = [-1];
  for (let at = 0; at < query.length; at++) {
    const earliest = ends[0] ?? name.length;
    const next: number[] = [];
    for (let place = earliest + 1; place < name.length; place++) {
      if (lower[place] !== query[at]) continue;
      if (startsWord(name, place) || (at > 0 && ends.includes(place - 1))) next.push(place);
    }
    if (next.length === 0) return false;
    ends = next;
  }
  return true;
}

/** Longer ones are found all the same, as any name that holds the letters. */
const longestName = 200;

function startsWord(name: string, place: number): boolean {
  const before = name[place - 1];
  if (before === undefined) return true;
  const isUpper = /\p{Lu}/u.test(name[place] ?? "");
  if (isUpper && !/\p{Lu}/u.test(before)) return true;
  return isWordPart(name[place]) && !isWordPart(before);
}

function isWordPart(unit: string | undefined): boolean {
  return unit !== undefined && /[\p{L}\p{N}]/u.test(unit);
}
