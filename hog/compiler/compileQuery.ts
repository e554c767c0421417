import type { AstQuery } from "./ast.ts";
import type { Code } from "./code.ts";
import { refuseNode } from "./compileError.ts";
import type { Compiler } from "./compiler.ts";
import { asTreeNode } from "./queryTree.ts";

/** A query is not run but described, as a value. Other SQL is refused, as anywhere in Hog. */
export function compileQuery(compiler: Compiler, { tree }: AstQuery): Code {
  const kind = asTreeNode(tree)?.node;
  const isQuery = kind === "SelectQuery" || kind === "SelectSetQuery";
  return isQuery ? compiler.description(tree) : refuseNode(kind ?? "unknown");
}
