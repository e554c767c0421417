import { nearestName } from "./nearestName.ts";
import type { Scopes } from "./scopes.ts";

/**
 * Makes a function that finds what was probably meant by an unknown name at an offset: a local that is
 * visible there, or one of the `others`. Gives up after `mostQuestions`, for nobody reads so many
 * answers.
 */
export function createSuggestions(
  scopes: Scopes,
  others: () => readonly string[],
): (name: string, offset: number) => string | undefined {
  const known = new Map<string, Suggestion>();
  let questions = 0;
  return (name, offset) => {
    if (++questions > mostQuestions) return undefined;
    const { local, other } = known.get(name) ?? search(name);
    return local !== undefined && scopes.localAt(local, offset) ? local : other;
  };

  function search(name: string): Suggestion {
    const locals = new Set(scopes.declarations.map(({ text }) => text));
    const other = nearestName(name, others());
    const nearest = nearestName(name, other === undefined ? locals : [other, ...locals]);
    const found = { local: nearest, other };
    known.set(name, found);
    return found;
  }
}

const mostQuestions = 100;

interface Suggestion {
  /** The nearest name of all; a local, unless it is `other`. */
  readonly local: string | undefined;
  readonly other: string | undefined;
}
