import { opcodes } from "../bytecode/opcodes.ts";
import type { QueryTree } from "./ast.ts";
import { join, type Code, type Instruction } from "./code.ts";
import { refuse } from "./compileError.ts";
import { callVariable } from "./compileTag.ts";
import type { Compiler } from "./compiler.ts";
import { asTreeNode, fromQueryTree, isFields, isList, type TreeNode } from "./queryTree.ts";
import { specialNumbers } from "./specialNumbers.ts";
import { isUnread, treeFields } from "./treeFields.ts";

/**
 * Code that leaves a description of a piece of PostHog's tree on the stack: a dictionary with
 * `__hx_ast` for a node, an array for a list. Placeholders inside are ordinary expressions.
 */
export function compileDescription(compiler: Compiler, tree: QueryTree): Code {
  const node = asTreeNode(tree);
  if (node) return describeNode(compiler, node);
  if (isFields(tree)) return describeFields(compiler, Object.entries(tree));
  if (isList(tree)) return describeList(compiler, tree);
  return join(describeConstant(tree));
}

function describeNode(compiler: Compiler, node: TreeNode): Code {
  switch (node.node) {
    case "Query":
      return compiler.description(node["tree"] ?? null);
    case "Placeholder":
      return compiler.expression(fromQueryTree(node["expr"] ?? null));
    case "Constant":
      return describeConstantNode(node);
    case "HogQLXTag":
      return describeTag(compiler, node);
    default:
      return describeAnyNode(compiler, node);
  }
}

function describeAnyNode(compiler: Compiler, node: TreeNode): Code {
  return isUnread(node)
    ? describeUnread(compiler, node)
    : describeFields(compiler, treeFields(node), node.node);
}

/** The compiler's tree has such nodes only to refuse them, so their text is read now. */
function describeUnread(compiler: Compiler, node: TreeNode): Code {
  const { start, end } = node;
  const hasPlace = typeof start === "number" && typeof end === "number";
  const tree = hasPlace ? compiler.readSql({ start, end }) : undefined;
  if (tree === undefined) {
    return refuse(
      "NotImplementedError",
      "This SQL is compiled only where PostHog's parser is at hand.",
    );
  }
  return compiler.description(tree);
}

/** A tag with the name of a variable is a call of it here too, with described attributes. */
function describeTag(compiler: Compiler, node: TreeNode): Code {
  const { kind = null, attributes = null } = node;
  if (typeof kind !== "string" || !compiler.locals.read(kind)) {
    return describeAnyNode(compiler, node);
  }
  const values = (isList(attributes) ? attributes : []).filter(isFields);
  return join(
    describeFields(
      compiler,
      values.map(({ name, value = null }) => [typeof name === "string" ? name : "", value]),
    ),
    ...callVariable(compiler, kind),
  );
}

function describeFields(
  compiler: Compiler,
  fields: readonly (readonly [string, QueryTree])[],
  className?: string,
): Code {
  const marker = className === undefined ? [] : markClass(className);
  const values = fields.flatMap(([name, value]) => [
    [opcodes.STRING, name],
    compiler.description(value),
  ]);
  return join(...marker, ...values, [opcodes.DICT, fields.length + (marker.length > 0 ? 1 : 0)]);
}

function markClass(className: string): Instruction[] {
  return [
    [opcodes.STRING, "__hx_ast"],
    [opcodes.STRING, className],
  ];
}

function describeList(compiler: Compiler, list: readonly QueryTree[]): Code {
  return join(...list.map(compiler.description), [opcodes.ARRAY, list.length]);
}

function describeConstantNode(node: TreeNode): Code {
  const { value = null, numeric = null, value_type = null } = node;
  const isText = value_type === "number" && typeof value === "string";
  const number = isText ? specialNumbers.get(value) : undefined;
  const isFloat = numeric === "float" || number !== undefined;
  const constant = number ?? value;
  const hasValue = constant !== null && !isFields(constant) && !isList(constant);
  return join(
    ...markClass(node.node),
    ...(hasValue
      ? [
          [opcodes.STRING, "value"],
          isFloat && typeof constant === "number"
            ? [opcodes.FLOAT, constant]
            : describeConstant(constant),
        ]
      : []),
    [opcodes.STRING, "is_sensitive"],
    describeConstant(false),
    [opcodes.DICT, hasValue ? 3 : 2],
  );
}

/** Booleans are emitted as integers, since Python counts them as such. */
function describeConstant(value: string | number | bigint | boolean | null): Instruction {
  if (value === null) return [opcodes.NULL];
  return [typeof value === "string" ? opcodes.STRING : opcodes.INTEGER, value];
}
