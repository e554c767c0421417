import assert from "node:assert/strict";

/** What `scripts/vscode-host/pageService.mjs` answers. */
type PageRequest =
  | { readonly type: "screenshot"; readonly name: string }
  | { readonly type: "press"; readonly keys: string }
  | { readonly type: "type"; readonly text: string }
  | { readonly type: "text"; readonly selector: string };

/** Puts a picture of the workbench into `test-results/screenshots`. */
export async function screenshot(name: string): Promise<void> {
  await ask({ type: "screenshot", name });
}

/** Presses keys where the focus is: `Control+S`, `Escape`, `ArrowDown`. */
export async function pressKeys(keys: string): Promise<void> {
  await ask({ type: "press", keys });
}

/** Types a text where the focus is. */
export async function typeText(text: string): Promise<void> {
  await ask({ type: "type", text });
}

/**
 * What is shown of all elements of the workbench that match a CSS selector, or of all webviews for
 * `webview`. Nothing is an empty text.
 */
export function pageText(selector: string): Promise<string> {
  return ask({ type: "text", selector });
}

async function ask(request: PageRequest): Promise<string> {
  const address = process.env["HOG_TEST_PAGE"];
  assert.ok(address, "the tests were started with npm run test:extension");
  const response = await fetch(address, { method: "POST", body: JSON.stringify(request) });
  const answer = await response.text();
  assert.ok(response.ok, `${request.type}: ${answer}`);
  return String(JSON.parse(answer));
}
