import type { QueryTree } from "./ast.ts";
import type { TreeNode } from "./queryTree.ts";

/**
 * The fields of a node that its description names, in the order of PostHog's classes. Left out are
 * fields that are null, and positions.
 */
export function treeFields(node: TreeNode): readonly (readonly [string, QueryTree])[] {
  const order = fieldOrders.get(node.node) ?? [];
  const known = order.map((field) =>
    typeof field === "string" ? ([field, node[field]] as const) : readDefault(node, field),
  );
  const names = new Set(known.map(([name]) => name));
  const others = Object.entries(node).filter(
    ([name]) => !names.has(name) && !unnamedFields.has(name),
  );
  return [...known, ...others].flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [[name, value]],
  );
}

/** True for SQL whose text nobody read: a node with a place and without fields. */
export function isUnread(node: TreeNode): boolean {
  return unreadNodes.has(node.node) && Object.keys(node).every((name) => unnamedFields.has(name));
}

const unreadNodes: ReadonlySet<string> = new Set([
  "WindowFunction",
  "ColumnsExpr",
  "PositionalRef",
  "SpreadExpr",
]);

/** A field that PostHog's classes fill in when the parser does not give it. */
type DefaultedField = readonly [name: string, value: string | boolean];

function readDefault(node: TreeNode, [name, value]: DefaultedField): readonly [string, QueryTree] {
  return [name, node[name] ?? value];
}

const unnamedFields: ReadonlySet<string> = new Set(["node", "start", "end", "type"]);

const fieldOrders: ReadonlyMap<string, readonly (string | DefaultedField)[]> = new Map<
  string,
  readonly (string | DefaultedField)[]
>([
  ["Field", ["chain", ["from_asterisk", false]]],
  ["Alias", ["alias", "expr", ["hidden", false], ["from_asterisk", false]]],
  [
    "Call",
    ["name", "args", "params", ["distinct", false], "within_group", "order_by", "filter_expr"],
  ],
  ["ExprCall", ["expr", "args"]],
  ["And", ["exprs"]],
  ["Or", ["exprs"]],
  ["Not", ["expr"]],
  ["ArithmeticOperation", ["left", "right", "op"]],
  ["CompareOperation", ["left", "right", "op", "is_null_comparison_style"]],
  ["IsDistinctFrom", ["left", "right", ["negated", false]]],
  ["BetweenExpr", ["expr", "low", "high", ["negated", false]]],
  ["ArrayAccess", ["array", "property", ["nullish", false]]],
  ["ArraySlice", ["array", "start_expr", "end_expr"]],
  ["TupleAccess", ["tuple", "index", ["nullish", false]]],
  ["Array", ["exprs"]],
  ["Tuple", ["exprs"]],
  ["Dict", ["items"]],
  ["Lambda", ["args", "expr"]],
  ["NamedArgument", ["name", "value"]],
  ["TypeCast", ["expr", "type_name"]],
  ["TryCast", ["expr", "type_name"]],
  ["HogQLXTag", ["kind", "attributes"]],
  ["HogQLXAttribute", ["name", "value"]],
  ["PositionalRef", ["index"]],
  ["SpreadExpr", ["expr"]],
  ["ColumnsExpr", ["regex", "columns", ["all_columns", false], "exclude", "replace"]],
  ["WindowFunction", ["name", "args", "exprs", "over_expr", "over_identifier"]],
  ["WindowExpr", ["partition_by", "order_by", "frame_method", "frame_start", "frame_end"]],
  ["WindowFrameExpr", ["frame_type", "frame_value"]],
  ["OrderExpr", ["expr", ["order", "ASC"], "with_fill"]],
  ["WithFillExpr", ["from_value", "to_value", "step_value"]],
  ["InterpolateExpr", ["expr", "value"]],
  ["LimitByExpr", ["n", "exprs", "offset_value"]],
  ["GroupingSet", ["exprs"]],
  ["CTE", ["name", "expr", "cte_type"]],
  ["RatioExpr", ["left", "right"]],
  ["SampleExpr", ["sample_value", "offset_value"]],
  ["JoinConstraint", ["expr", "constraint_type"]],
  [
    "JoinExpr",
    [
      "join_type",
      "table",
      "table_args",
      "alias",
      "column_aliases",
      "table_final",
      "constraint",
      "next_join",
      "sample",
    ],
  ],
  ["UnpivotColumn", ["value_columns", "name_columns", "unpivot_values"]],
  ["UnpivotExpr", ["table", "columns", ["include_nulls", false]]],
  ["PivotColumn", ["column", "values"]],
  ["PivotExpr", ["table", "aggregates", "columns", "group_by"]],
  ["ValuesQuery", ["rows"]],
  [
    "SelectQuery",
    [
      "ctes",
      "select",
      "distinct",
      "select_from",
      "array_join_op",
      "array_join_list",
      "window_exprs",
      "where",
      "prewhere",
      "having",
      "qualify",
      "group_by",
      "group_by_mode",
      "order_by",
      "interpolate",
      "limit",
      "limit_by",
      "limit_with_ties",
      "limit_percent",
      "offset",
      "settings",
      "view_name",
    ],
  ],
  ["SelectSetNode", ["select_query", "set_operator"]],
  [
    "SelectSetQuery",
    [
      "initial_select_query",
      "subsequent_select_queries",
      "limit",
      "offset",
      "limit_percent",
      "limit_with_ties",
    ],
  ],
  ["Block", ["declarations"]],
  ["VariableDeclaration", ["name", "expr"]],
  ["VariableAssignment", ["left", "right"]],
  ["ExprStatement", ["expr"]],
  ["ReturnStatement", ["expr"]],
  ["ThrowStatement", ["expr"]],
  ["IfStatement", ["expr", "then", "else_"]],
  ["WhileStatement", ["expr", "body"]],
  ["ForStatement", ["initializer", "condition", "increment", "body"]],
  ["ForInStatement", ["keyVar", "valueVar", "expr", "body"]],
  ["Function", ["name", "params", "body"]],
  ["TryCatchStatement", ["try_stmt", "catches", "finally_stmt"]],
]);
