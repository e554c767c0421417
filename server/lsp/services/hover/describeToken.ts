import { readsGlobal } from "../../../../hog/analysis/chains.ts";
import { withoutGroups } from "../../../../hog/analysis/scopes.ts";
import { numberValue } from "../../../../hog/compiler/numbers.ts";
import { builtins } from "../../../../hog/library/builtins.ts";
import { unavailableFunctions } from "../../../../hog/library/unavailable.ts";
import type { Span } from "../../../../hog/source/span.ts";
import { nodesAt } from "../../../../hog/syntax/nodeAt.ts";
import type {
  Identifier,
  Name,
  Node,
  NumberLiteral,
  StringLiteral,
} from "../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../documents.ts";
import { escapeMarkdown, plain } from "../describe.ts";
import { memberOf } from "../navigation/memberOf.ts";
import { describeFunction } from "./describeFunction.ts";
import { describeKey } from "./describeKey.ts";
import { describeLocal } from "./describeLocal.ts";
import { describeGlobal, describeSelection } from "./describeSelection.ts";
import { type Description, describe } from "./description.ts";
import { wordAt } from "./words.ts";

/** A token of a text. */
export interface Token extends Span {
  /** As `hog/syntax/token.ts` counts them. */
  readonly kind: number;
}

/** What is known about a token; `undefined` if nothing is. */
export function describeToken(document: HogDocument, token: Token): Description | undefined {
  const path = nodesAt(document.analysis.parsed.root, token.start);
  const node = path.findLast(({ start, end }) => start === token.start && end === token.end);
  const text = node && describeNode(document, node, path.slice(0, path.indexOf(node)));
  if (node && text !== undefined) return { span: node, text };
  return node && namesSomething(node) ? undefined : wordAt(document.text.getText(), token, path);
}

function namesSomething({ kind }: Node): boolean {
  return kind === "identifier" || kind === "name";
}

function describeNode(
  document: HogDocument,
  node: Node,
  ancestors: readonly Node[],
): string | undefined {
  switch (node.kind) {
    case "identifier":
      return describeIdentifier(document, node);
    case "name":
      return describeName(document, node, ancestors.at(-1));
    case "string":
      return describeString(document, node, ancestors);
    case "number":
      return describeNumber(node);
    default:
      return undefined;
  }
}

function describeIdentifier(document: HogDocument, node: Identifier): string | undefined {
  const { scopes } = document.analysis;
  const reference = scopes.referenceAt(node);
  if (!reference) return undefined;
  if (reference.declaration) return describeLocal(document, reference.declaration, node);
  const global = readsGlobal(node, scopes) ? describeGlobal(document, node) : undefined;
  return global ?? describeFunctionNamed(document, node.name);
}

function describeFunctionNamed({ context }: HogDocument, name: string): string | undefined {
  const builtin = builtins.get(name);
  if (builtin) return describeFunction(builtin, context.type);
  const unavailable = unavailableFunctions.get(name);
  if (!unavailable) return undefined;
  const { reason, instead } = unavailable;
  return describe(`${name}(…)`, reason, instead ? `Write ${instead}.` : "");
}

function describeName(
  document: HogDocument,
  node: Name,
  parent: Node | undefined,
): string | undefined {
  const declaration = document.analysis.scopes.declarationOf(node);
  if (declaration) return describeLocal(document, declaration, node);
  if (parent?.kind === "member") return describeSelection(document, parent);
  if (parent?.kind === "catch") return describeFunctionNamed(document, node.text);
  return undefined;
}

function describeString(
  document: HogDocument,
  node: StringLiteral,
  ancestors: readonly Node[],
): string | undefined {
  const parent = ancestors.at(-1);
  if (parent?.kind === "index") return describeSelection(document, parent);
  if (parent?.kind === "entry" && parent.key === node)
    return describeKey(document, parent, ancestors);
  return describeText(document, node, parent);
}

/** A text that is compared with something of which the possible texts are known. */
function describeText(
  document: HogDocument,
  node: StringLiteral,
  parent: Node | undefined,
): string | undefined {
  if (parent?.kind !== "binary" || (parent.operator !== "==" && parent.operator !== "!=")) {
    return undefined;
  }
  const other = withoutGroups(parent.left === node ? parent.right : parent.left);
  if (other.kind !== "member" && other.kind !== "index") return undefined;
  const member = memberOf(document, other);
  const texts = member?.choices ?? member?.texts ?? [];
  const label = texts.find(({ value }) => value === node.value)?.label;
  const code = plain(document.text.getText().slice(node.start, node.end), 100);
  return label === undefined ? undefined : describe(code, escapeMarkdown(plain(label, 200)));
}

/** What a number is worth that is not written as people write it. */
function describeNumber(node: NumberLiteral): string | undefined {
  if (/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(node.text)) return undefined;
  const { value, numeric } = numberValue(node);
  if (numeric === undefined || String(value) === node.text) return undefined;
  const kind = numeric === "float" ? "A number with decimal places." : "A whole number.";
  return describe(`${plain(node.text, 60)} // ${String(value)}`, kind);
}
