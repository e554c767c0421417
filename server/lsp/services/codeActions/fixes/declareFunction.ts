import { insertAbove, startsLine } from "../layout.ts";
import { unavailableFunctions } from "../../../../../hog/library/unavailable.ts";
import type { Call } from "../../../../../hog/syntax/tree.ts";
import { isPlainName } from "../../completion/quote.ts";
import type { Fix } from "../action.ts";
import { closest, type Place } from "../place.ts";
import { isBesideForeignWord } from "./foreignWords.ts";

/** A function that does not exist is declared above the statement of the program that calls it. */
export const declareFunction: Fix = {
  codes: ["unknown-function"],
  title: "Declare the function",
  propose(found) {
    const { place, text, document } = found;
    if (document.kind === "template" || place.node.kind !== "identifier") return [];
    const { name, quoted } = place.node;
    const call = closest(place, "call");
    if (!call || call.node.callee !== place.node || quoted) return [];
    if (unavailableFunctions.has(name) || !isPlainName(name)) return [];
    const lines = [`fun ${name}(${parametersFor(call.node).join(", ")}) {`, "  return null", "}"];
    const { start } = topStatement(call);
    if (!startsLine(text, start) || isBesideForeignWord(found)) return [];
    const changes = [insertAbove(text, start, ...lines)];
    return [{ title: `Declare the function \`${name}\``, changes, alone: true }];
  },
};

/** Called like the arguments where these are plain names, none of them twice. */
function parametersFor({ args }: Call): readonly string[] {
  const names = args.map((argument, at) =>
    argument.kind === "identifier" && isPlainName(argument.name) ? argument.name : `value${at + 1}`,
  );
  return names.map((name, at) => (names.indexOf(name) === at ? name : `${name}${at + 1}`));
}

function topStatement(place: Place): Place["node"] {
  let top = place;
  while (top.parent && top.parent.node.kind !== "program") top = top.parent;
  return top.node;
}
