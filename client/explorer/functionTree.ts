import { EventEmitter, type TreeDataProvider, TreeItem, TreeItemCollapsibleState } from "vscode";
import type { HogFunctionSummary, HogFunctionType } from "../../protocol/posthog.ts";
import type { FunctionStore } from "../functionStore.ts";
import { type FileNode, fileItem } from "./fileNode.ts";
import { type FunctionNode, functionItem } from "./functionNode.ts";
import { functionTypes } from "./functionTypes.ts";

/** Nodes carry ids, not functions: what they show is asked of the store when it is drawn. */
export type ExplorerNode = FolderNode | FunctionNode | FileNode;

/** All functions of one type. */
interface FolderNode {
  readonly kind: "folder";
  readonly type: HogFunctionType;
}

/** The project's functions, by type; without any the view shows its welcome text. */
export class FunctionTree implements TreeDataProvider<ExplorerNode> {
  readonly #store: FunctionStore;
  readonly #changed = new EventEmitter<undefined>();

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(store: FunctionStore) {
    this.#store = store;
    store.onDidChange(() => this.#changed.fire(undefined));
  }

  getTreeItem(node: ExplorerNode): TreeItem {
    switch (node.kind) {
      case "folder":
        return folderItem(node, this.#functionsOf(node.type).length);
      case "function": {
        const fn = this.#store.get(node.id);
        return fn ? functionItem(fn) : new TreeItem("");
      }
      case "file": {
        const fn = this.#store.get(node.id);
        return fn ? fileItem(node, fn, this.#store.connection.authority) : new TreeItem("");
      }
    }
  }

  getChildren(node?: ExplorerNode): ExplorerNode[] {
    switch (node?.kind) {
      case undefined:
        return functionTypes
          .filter(({ type }) => this.#functionsOf(type).length > 0)
          .map(({ type }) => ({ kind: "folder", type }));
      case "folder":
        return this.#functionsOf(node.type).map(({ id }) => ({ kind: "function", id }));
      case "function":
        return [
          { kind: "file", id: node.id, part: "code" },
          { kind: "file", id: node.id, part: "configuration" },
        ];
      case "file":
        return [];
    }
  }

  getParent(node: ExplorerNode): ExplorerNode | undefined {
    switch (node.kind) {
      case "folder":
        return undefined;
      case "function": {
        const type = this.#store.get(node.id)?.type;
        return type && { kind: "folder", type };
      }
      case "file":
        return { kind: "function", id: node.id };
    }
  }

  /** Transformations as they run, the others by name. */
  #functionsOf(type: HogFunctionType): readonly HogFunctionSummary[] {
    const functions = this.#store.all.filter((fn) => fn.type === type);
    return functions.toSorted(type === "transformation" ? byOrder : byName);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

function byOrder(one: HogFunctionSummary, other: HogFunctionSummary): number {
  return (
    (one.execution_order ?? Infinity) - (other.execution_order ?? Infinity) || byName(one, other)
  );
}

function byName(one: HogFunctionSummary, other: HogFunctionSummary): number {
  return (one.name ?? "").localeCompare(other.name ?? "") || one.id.localeCompare(other.id);
}

function folderItem({ type }: FolderNode, count: number): TreeItem {
  const label = functionTypes.find((one) => one.type === type)?.label ?? type;
  const item = new TreeItem(label, TreeItemCollapsibleState.Expanded);
  item.id = type;
  item.contextValue = "folder";
  item.description = `${count}`;
  return item;
}
