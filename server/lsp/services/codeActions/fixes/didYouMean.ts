import { isPlainName, quote } from "../../completion/quote.ts";
import { type Change, type Fix, type Found, replace } from "../action.ts";
import { closest } from "../place.ts";
import { meantBy } from "./meantNames.ts";

/** A name that is nearly right → the name that was meant. */
export const didYouMean: Fix = {
  codes: [
    "unknown-function",
    "unknown-global",
    "unknown-input",
    "unknown-property",
    "unknown-rule",
  ],
  title: "Change to the name that was meant",
  costly: true,
  propose(found) {
    const meant = meantBy(found);
    if (meant === undefined) return [];
    const changes = [changeTo(meant, found)];
    return [{ title: `Change to \`${meant}\``, changes, preferred: true }];
  },
};

/** In the quotes of what it takes the place of; a name that needs some gets brackets. */
function changeTo(name: string, { problem, place, text }: Found): Change {
  const mark = /^['"`]/.exec(text[problem.start] ?? "")?.[0] ?? "";
  if (mark === "'") return replace(problem, quote(name));
  const member = place.node.kind === "name" ? closest(place, "member") : undefined;
  if (!member || isPlainName(name)) return replace(problem, `${mark}${name}${mark}`);
  const { object, end, optional } = member.node;
  const selection = `${optional ? "?." : ""}[${quote(name)}]`;
  return replace({ start: object.end, end }, selection);
}
