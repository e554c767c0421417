import { certainly, type Fix, replace } from "../action.ts";
import { quote } from "../../completion/quote.ts";

/** `{email: …}` → `{'email': …}`. */
export const variableAsKey: Fix = {
  codes: ["variable-as-key"],
  title: "Write the key in quotes",
  safe: true,
  propose: ({ problem, place: { node } }) =>
    node.kind === "identifier" ? certainly(replace(problem, quote(node.name))) : [],
};
