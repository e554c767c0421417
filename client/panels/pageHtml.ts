import type { Uri, Webview } from "vscode";

/**
 * The shell of a page: one script and one style sheet of `dist/pages`, which build everything else.
 *
 * The policy lets nothing in but them; neither inline scripts nor inline styles.
 */
export function pageHtml(
  webview: Pick<Webview, "cspSource" | "asWebviewUri">,
  extensionUri: Uri,
  page: "logs" | "metrics" | "run",
  title: string,
): string {
  const source = webview.cspSource;
  const policy = `default-src 'none'; script-src ${source}; style-src ${source}`;
  const address = (file: string): string => {
    const path = `${extensionUri.path}/dist/pages/${file}`;
    return escape(webview.asWebviewUri(extensionUri.with({ path })).toString());
  };
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${escape(policy)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${escape(title)}</title>
    <link rel="stylesheet" href="${address(`${page}.css`)}">
  </head>
  <body>
    <script src="${address(`${page}.js`)}"></script>
  </body>
</html>
`;
}

/** A text as it may stand in HTML, in double quotes too. */
function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
