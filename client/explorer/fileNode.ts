import { TreeItem, TreeItemCollapsibleState } from "vscode";
import type { HogFunctionSummary } from "../../protocol/posthog.ts";
import type { FilePart } from "../files/hogUri.ts";
import { openUriOf } from "../files/functionFiles.ts";

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
  const uri = openUriOf(fn, part, authority);
  const item = new TreeItem(uri, TreeItemCollapsibleState.None);
  item.id = `${id}/${part}`;
  item.contextValue = "file";
  item.description = part === "code" ? "code" : "inputs, filters, settings";
  const command = part === "code" ? "hog.openCode" : "hog.openConfiguration";
  item.command = { command, title: "Open", arguments: [{ id }] };
  return item;
}
