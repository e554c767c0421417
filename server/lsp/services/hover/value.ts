import { kindsOfValues } from "../../../../hog/analysis/valueKind.ts";
import { withoutGroups } from "../../../../hog/analysis/scopes.ts";
import type { Expression } from "../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../documents.ts";
import { plain, typeText } from "../describe.ts";
import { globalMembers } from "../members.ts";
import { memberOf } from "../navigation/memberOf.ts";

/** A short literal as it is written; `undefined` for anything else. */
export function constantOf(document: HogDocument, expression: Expression): string | undefined {
  const value = withoutGroups(expression);
  switch (value.kind) {
    case "string":
    case "number":
    case "boolean":
    case "null": {
      const { start, end } = value;
      return end - start > longest
        ? undefined
        : plain(document.text.getText().slice(start, end), longest);
    }
    default:
      return undefined;
  }
}

const longest = 60;

/** The type of a value, where it is certain or documented. */
export function typeOfExpression(
  document: HogDocument,
  expression: Expression,
): string | undefined {
  const { scopes, parsed } = document.analysis;
  const kind = kindsOfValues(scopes, parsed.text)(expression);
  if (kind) return typeText(kind);
  const value = withoutGroups(expression);
  const isSelection = value.kind === "member" || value.kind === "index";
  const member = isSelection ? memberOf(document, value) : undefined;
  if (member?.input || member?.type === "any") return undefined;
  if (member) return typeText(member.type);
  if (value.kind !== "identifier" || scopes.declarationOf(value)) return undefined;
  const global = globalMembers(document).find(({ name }) => name === value.name);
  return global && typeText(global.type);
}
