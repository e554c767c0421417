import type { Block, If, Node, Program } from "../../../../../hog/syntax/tree.ts";
import { replace } from "../action.ts";
import { offerMoving } from "../editing/closures.ts";
import { isStatementList } from "../editing/kinds.ts";
import { block, layoutAt, moved, terminatorOf } from "../editing/lines.ts";
import { negate } from "../editing/negate.ts";
import { decline, type Heading } from "../editing/offer.ts";
import { isInHead, losesComment, nearest } from "../editing/path.ts";
import type { Refactoring } from "./refactoring.ts";

const heading: Heading = { title: "Return early", kind: "rewrite.if.guard" };

/**
 * Turns an `if` at the end of a function, or of the program, into a return for the opposite case.
 *
 *     if (url) { send(url) }
 *     →
 *     if (not url) { return }
 *     send(url)
 */
export const returnEarly: Refactoring = (document, selection) => {
  if (document.kind === "template") return [];
  const found = nearest(document, selection, isOneWay);
  if (!found || !isInHead(selection, found.node, found.node.condition.end)) return [];
  const { node, ancestors } = found;
  const { condition, then } = node;
  const list = listThatEndsWith(node, ancestors);
  const [first] = then.statements;
  const last = then.statements.at(-1);
  if (
    !list ||
    !first ||
    !last ||
    losesComment(document, node, [{ ...then, start: then.start + 1 }])
  )
    return [];
  const twice = nameDeclaredTwice(list, then);
  if (twice !== undefined) {
    return [decline(heading, `There would be two variables \`${twice}\` in one block.`)];
  }
  const text = document.text.getText();
  const layout = layoutAt(text, node.start);
  const start = text.slice(0, then.start + 1).length + leadingSpace(text, then);
  const span = { start, end: then.end - 1 };
  const body = moved(text, span, then.statements, {
    from: layoutAt(text, start).indent,
    to: layout.indent,
  });
  const guard = block([`return${terminatorOf(text)}`], layout);
  const changes = [
    replace(condition, negate(document, condition).text),
    replace(
      { start: then.start, end: node.end },
      `${guard}${layout.lineBreak}${layout.indent}${body.trimEnd()}`,
    ),
  ];
  return [offerMoving(document, heading, changes)];
};

function isOneWay(node: Node): node is If & { readonly then: Block } {
  return node.kind === "if" && node.then.kind === "block" && !node.otherwise;
}

/** How much white space stands in front of what a block holds, comments included. */
function leadingSpace(text: string, { start, end }: Block): number {
  const inside = text.slice(start + 1, end - 1);
  return inside.length - inside.trimStart().length;
}

/** The list of a whole function or program, if the `if` is its last statement. */
function listThatEndsWith(node: If, ancestors: readonly Node[]): Program | Block | undefined {
  const list = ancestors.at(-1);
  if (!isStatementList(list)) return undefined;
  const owner = list.kind === "program" ? list : ancestors.at(-2);
  const isWhole =
    owner?.kind === "program" || owner?.kind === "function" || owner?.kind === "lambda";
  const last = list.statements.findLast(({ kind }) => kind !== "empty");
  return isWhole && last === node ? list : undefined;
}

function nameDeclaredTwice(list: Program | Block, then: Block): string | undefined {
  const outer = namesOf(list);
  return namesOf(then).find((name) => outer.includes(name));
}

function namesOf({ statements }: Program | Block): readonly string[] {
  return statements.flatMap((one) =>
    one.kind === "variable" || one.kind === "function" ? [one.name.text] : [],
  );
}
