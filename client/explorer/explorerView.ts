import { Disposable, type TreeView, commands, window } from "vscode";
import type { Account } from "../account/account.ts";
import type { FunctionStore } from "../functionStore.ts";
import { type ExplorerNode, FunctionTree } from "./functionTree.ts";

/** The tree of functions in the side bar, and the context keys that its welcome texts depend on. */
export class ExplorerView {
  readonly view: TreeView<ExplorerNode>;
  readonly #store: FunctionStore;
  readonly #account: Account;
  readonly #parts: Disposable;
  #endProgress = (): void => {};

  constructor(store: FunctionStore, account: Account) {
    const tree = new FunctionTree(store);
    this.#store = store;
    this.#account = account;
    this.view = window.createTreeView("hog.functions", {
      treeDataProvider: tree,
      showCollapseAll: true,
    });
    const show = (): void => this.#show();
    this.#parts = Disposable.from(
      tree,
      this.view,
      store.onDidChange(show),
      account.onDidChange(show),
    );
    this.#show();
  }

  #show(): void {
    const { state } = this.#store;
    const { connection } = this.#account;
    this.#endProgress();
    this.view.message = state.kind === "failed" ? state.message : "";
    this.view.title = connection?.project.projectName ?? "Functions";
    void commands.executeCommand("setContext", "hog.connected", connection !== undefined);
    void commands.executeCommand("setContext", "hog.listState", state.kind);
    if (state.kind === "loading") this.#showProgress();
  }

  #showProgress(): void {
    const ended = new Promise<void>((resolve) => (this.#endProgress = resolve));
    void window.withProgress({ location: { viewId: "hog.functions" } }, () => ended);
  }

  dispose(): void {
    this.#endProgress();
    this.#parts.dispose();
  }
}
