import { TreeItem, TreeItemCollapsibleState } from "vscode";
import type { HogFunctionSummary } from "../../protocol/posthog.ts";
import type { FilePart } from "../files/hogUri.ts";
import { uriOf } from "../files/functionFiles.ts";

/** One of a function's files in the tree. */
export interface FileNode {
  readonly kind: "file";
  readonly id: string;
  readonly part: Exclude<FilePart, "sample">;
}

/** Shown with the icon and the problems of the file. */
export function fileItem(
  { id, part }: FileNode,
  fn: HogFunctionSummary,
  authority: string,
): TreeItem {
  const uri = uriOf(fn, part, authority);
  const item = new TreeItem(uri, TreeItemCollapsibleState.None);
  item.id = `${id}/${part}`;
  item.contextValue = "file";
  item.description = part === "code" ? "code" : "inputs, filters, settings";
  item.command = { command: "vscode.open", title: "Open", arguments: [uri] };
  return item;
}
