import type { Template } from "../../../../../hog/syntax/tree.ts";
import { power } from "../../../../../hog/syntax/operators.ts";
import { quote } from "../../completion/quote.ts";
import { replace } from "../action.ts";
import { inPlaceOf, keptApart, within, written } from "../editing/binding.ts";
import { offer } from "../editing/offer.ts";
import { losesComment, nearest, startsStatement } from "../editing/path.ts";
import type { Refactoring } from "./refactoring.ts";

/** `f'a{x}'` → `'a' || x`. */
export const templateToConcat: Refactoring = (document, selection) => {
  const text = document.text.getText();
  const found = nearest(
    document,
    selection,
    (node): node is Template => node.kind === "template" && text.startsWith("f'", node.start),
  );
  if (!found || startsStatement(found) || losesComment(document, found.node)) return [];
  const { node, ancestors } = found;
  const [first, ...rest] = node.parts.map((part) =>
    part.kind === "text" ? quote(part.value) : within(power.product, written(text, part)),
  );
  if (first === undefined || rest.length === 0) return [];
  const joined = { text: [first, ...rest].join(" || "), power: power.sum };
  return [
    offer(document, { title: "Convert to `||`", kind: "rewrite.string.join" }, [
      replace(node, keptApart(text, node.end, inPlaceOf(node, ancestors.at(-1), joined))),
    ]),
  ];
};
