import type { Index, Member, Slice, TupleMember } from "../syntax/tree.ts";
import type { AstConstant, AstExpression } from "./ast.ts";
import { at, type Desugaring } from "./desugaring.ts";

/** The tree of what follows a value with a dot or in brackets. */
export function toAccess(
  access: Index | Member | Slice | TupleMember,
  { expression }: Desugaring,
): AstExpression {
  const object = expression(access.object);
  const span = at(access);
  switch (access.kind) {
    case "index": {
      const property = expression(access.index);
      return { node: "ArrayAccess", array: object, property, ...nullish(access), ...span };
    }
    case "member":
      return toMember(access, object);
    case "slice":
      return {
        node: "ArraySlice",
        array: object,
        ...(access.from && { start_expr: expression(access.from) }),
        ...(access.to && { end_expr: expression(access.to) }),
        ...span,
      };
    case "tupleMember":
      return {
        node: "TupleAccess",
        tuple: object,
        index: access.index,
        ...nullish(access),
        ...span,
      };
  }
}

/**
 * `a.b` prolongs a field only where a plain name starts the chain. A member that became a field is
 * such a chain; a group or a template around a field is none.
 */
function toMember(member: Member, object: AstExpression): AstExpression {
  const name = member.property.text;
  const plain = member.object.kind === "identifier" || member.object.kind === "member";
  if (object.node === "Field" && plain && !member.optional) {
    return { node: "Field", chain: [...object.chain, name], ...at(member) };
  }
  const property: AstConstant = { node: "Constant", value: name };
  return { node: "ArrayAccess", array: object, property, ...nullish(member), ...at(member) };
}

function nullish(access: { readonly optional: boolean }): { readonly nullish?: true } {
  return access.optional ? { nullish: true } : {};
}
