import type { FunctionType } from "../../library/functionType.ts";
import { functionTypeNames } from "../functionTypeNames.ts";
import { unavailableCalls } from "../unavailableCalls.ts";

/**
 * Calls of a function that PostHog has, but not in this type of function: `fetch` in a
 * transformation, `geoipLookup` in a destination. The run fails there.
 *
 *     let answer := fetch(inputs.url)      // in a transformation
 */
export const functionNotAvailable = unavailableCalls(
  ({ name, availableIn, asynchronous }, { type }) => {
    if (availableIn.size === 0) {
      return `\`${name}\` is known to Hog, but PostHog does not run it in functions.`;
    }
    return type && !availableIn.has(type) ? messageOf(name, type, asynchronous) : undefined;
  },
);

function messageOf(name: string, type: FunctionType, asynchronous: boolean): string {
  const place = functionTypeNames[type];
  return asynchronous
    ? `\`${name}\` waits for an answer, which ${place} cannot do.`
    : `\`${name}\` does not exist in ${place}.`;
}
