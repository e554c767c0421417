import type { Attribute, Tag } from "../syntax/tree.ts";
import type { AstHogQLXAttribute, AstHogQLXTag } from "./ast.ts";
import { at, type Desugaring } from "./desugaring.ts";
import { toPart } from "./desugarTemplate.ts";

/** The tree of a tag: what stands between its halves becomes a last attribute, `children`. */
export function toTag(tag: Tag, desugaring: Desugaring): AstHogQLXTag {
  const attributes = tag.attributes.map((attribute) => toAttribute(attribute, desugaring));
  const value = tag.children?.map((child) => toPart(child, desugaring)) ?? [];
  if (value.length > 0) attributes.push({ node: "HogQLXAttribute", name: "children", value });
  return { node: "HogQLXTag", kind: tag.name.text, attributes, ...at(tag) };
}

function toAttribute(
  { name, value, ...span }: Attribute,
  { expression }: Desugaring,
): AstHogQLXAttribute {
  return {
    node: "HogQLXAttribute",
    name: name.text,
    value: value ? expression(value) : { node: "Constant", value: true },
    ...at(span),
  };
}
