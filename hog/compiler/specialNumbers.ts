/** Numbers that JSON cannot hold, by the text that PostHog's parser writes for them. */
export const specialNumbers: ReadonlyMap<string, number> = new Map([
  ["Infinity", Infinity],
  ["-Infinity", -Infinity],
  ["NaN", NaN],
]);
