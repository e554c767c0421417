// Runs in the page before its own script: what VS Code provides there, and a record of what happens.
// `setup` is put in front by the test kit: { variables, bodyClass, state }.
(() => {
  const setup = globalThis.hogSetup;
  const record = { posted: [], violations: [], errors: [], state: setup.state };
  globalThis.hogRecord = record;
  document.addEventListener(
    "securitypolicyviolation",
    ({ violatedDirective, blockedURI, sourceFile }) => {
      record.violations.push(`${violatedDirective}: ${blockedURI} in ${sourceFile}`);
    },
  );
  addEventListener("error", ({ message }) => record.errors.push(message));
  addEventListener("unhandledrejection", ({ reason }) => record.errors.push(String(reason)));

  globalThis.hogTheme = ({ variables, bodyClass }) => {
    const { style } = document.documentElement;
    style.cssText = "";
    for (const [name, value] of Object.entries(variables)) style.setProperty(name, value);
    document.body.className = bodyClass;
  };

  // As VS Code's own sheet does, for the little that shows; adopted sheets need no leave of the policy.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`@layer vscode-default {
    html { background: var(--vscode-editor-background); }
    body {
      background-color: transparent;
      color: var(--vscode-editor-foreground);
      font: var(--vscode-font-weight) var(--vscode-font-size) var(--vscode-font-family);
      margin: 0;
      padding: 0 20px;
    }
  }`);

  globalThis.acquireVsCodeApi = () => {
    document.adoptedStyleSheets.push(sheet);
    globalThis.hogTheme(setup);
    globalThis.acquireVsCodeApi = () => {
      throw new Error("acquireVsCodeApi may be called only once.");
    };
    return {
      postMessage: (message) => record.posted.push(structuredClone(message)),
      getState: () => record.state,
      setState: (state) => {
        record.state = structuredClone(state);
      },
    };
  };
})();
