/** Some of a list. */
export interface Narrowed<Item> {
  readonly kept: readonly Item[];
  /** Whether nothing was left out that fits what has been typed. */
  readonly isWhole: boolean;
}

/** So many items are offered at a time; nobody reads more. */
const mostItems = 200;

/**
 * Leaves out what nobody would look at. A short list stays as it is, the editor narrows it down itself;
 * of a longer one those are kept that fit the typed word, the best first, and no more than 200.
 */
export function narrow<Item>(
  items: readonly Item[],
  textOf: (item: Item) => string,
  typed: string,
): Narrowed<Item> {
  if (items.length <= mostItems) return { kept: items, isWhole: true };
  if (typed === "") return { kept: items.slice(0, mostItems), isWhole: false };
  const wanted = typed.toLowerCase();
  const byRank: [Item[], Item[], Item[], Item[]] = [[], [], [], []];
  for (const item of items) {
    const rank = rankOf(textOf(item), wanted);
    if (rank !== undefined) byRank[rank].push(item);
  }
  const fitting = byRank.flat();
  return { kept: fitting.slice(0, mostItems), isWhole: fitting.length <= mostItems };
}

/** 0 for a beginning, 1 for the beginning of a word in the text, 2 for a part, 3 for letters in order. */
function rankOf(text: string, wanted: string): 0 | 1 | 2 | 3 | undefined {
  const lower = text.toLowerCase();
  const at = lower.indexOf(wanted);
  if (at === 0) return 0;
  if (at < 0) return hasInOrder(lower, wanted) ? 3 : undefined;
  for (let word = at; word > 0; word = lower.indexOf(wanted, word + 1)) {
    if (startsWord(text, word)) return 1;
  }
  return 2;
}

/** Behind a sign, or a capital letter behind a small one. */
function startsWord(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  return !isLetterOrDigit(before) || (isCapital(text.charCodeAt(at)) && !isCapital(before));
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || isCapital(code) || (code >= 97 && code <= 122) || code > 127;
}

function isCapital(code: number): boolean {
  return code >= 65 && code <= 90;
}

function hasInOrder(text: string, wanted: string): boolean {
  let at = 0;
  for (const character of wanted) {
    at = text.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
