import { type ExtensionContext, Uri, ViewColumn, type WebviewPanel, window } from "vscode";
import { pageHtml } from "./pageHtml.ts";

/** One panel with a page; the messages are those of the page's protocol. */
export interface PagePanel<ToPage> {
  readonly post: (message: ToPage) => void;
  readonly reveal: () => void;
  readonly close: () => void;
  readonly isVisible: () => boolean;
  readonly onDidDispose: WebviewPanel["onDidDispose"];
}

/** What a panel shows. */
export interface PageOptions<FromPage> {
  readonly page: "logs" | "metrics" | "run";
  readonly title: string;
  /** Whether it opens beside the editor, which keeps the focus. */
  readonly beside: boolean;
  readonly receive: (message: FromPage) => void;
}

/** Opens a panel. Its page may load scripts and styles of `dist/pages` and nothing else. */
export function openPage<ToPage, FromPage>(
  { extensionUri }: ExtensionContext,
  { page, title, beside, receive }: PageOptions<FromPage>,
): PagePanel<ToPage> {
  const column = beside ? ViewColumn.Beside : ViewColumn.Active;
  const panel = window.createWebviewPanel(
    `hog.${page}`,
    title,
    { viewColumn: column, preserveFocus: beside },
    { enableScripts: true, localResourceRoots: [Uri.joinPath(extensionUri, "dist", "pages")] },
  );
  // The page is ours, and its messages are those of its protocol.
  panel.webview.onDidReceiveMessage((message: FromPage) => receive(message));
  panel.webview.html = pageHtml(panel.webview, extensionUri, page, title);
  return {
    post: (message) => void panel.webview.postMessage(message),
    reveal: () => panel.reveal(undefined, beside),
    close: () => panel.dispose(),
    isVisible: () => panel.visible,
    onDidDispose: panel.onDidDispose,
  };
}
