import { randomBytes } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { join } from "node:path";
import { resultsFolder } from "../project.mjs";

/**
 * What a test in the extension host may ask of the page that shows the workbench.
 *
 * @typedef {(
 *   | { readonly type: "screenshot", readonly name: string }
 *   | { readonly type: "press", readonly keys: string }
 *   | { readonly type: "type", readonly text: string }
 *   | { readonly type: "text", readonly selector: string }
 * )} PageRequest
 *
 * @typedef {import("playwright-core").Page} Page
 */

/** Where the tests find the service; see `test/extension/support/page.ts`. */
export const pageAddressVariable = "HOG_TEST_PAGE";

/**
 * Lets tests look at the workbench, and type into it.
 *
 *     POST {address}, body: a PageRequest; the answer is a JSON string
 *
 * @param {() => Promise<Page>} getPage
 * @returns {Promise<{ readonly address: string, readonly close: () => void }>}
 */
export async function startPageService(getPage) {
  const path = `/${randomBytes(16).toString("hex")}`;
  const server = createServer((request, response) => {
    const answer = async () => {
      // Nobody else on this machine may type into the workbench.
      if (request.method !== "POST" || request.url !== path) return response.writeHead(404).end();
      /** @type {PageRequest} */
      const asked = JSON.parse(await text(request));
      const answered = await answerRequest(await getPage(), asked);
      return response.end(JSON.stringify(answered));
    };
    answer().catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The service has no port.");
  return {
    address: `http://127.0.0.1:${address.port}${path}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * @param {Page} page
 * @param {PageRequest} request
 * @returns {Promise<string>}
 */
async function answerRequest(page, request) {
  switch (request.type) {
    case "screenshot":
      await takeScreenshot(page, request.name);
      return "";
    case "press":
      await page.keyboard.press(request.keys);
      return "";
    case "type":
      await page.keyboard.type(request.text);
      return "";
    case "text":
      return request.selector === "webview" ? webviewText(page) : textOf(page, request.selector);
  }
}

async function takeScreenshot(/** @type {Page} */ page, /** @type {string} */ name) {
  const folder = join(resultsFolder, "screenshots");
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
}

/** What is shown of all elements that match. */
async function textOf(/** @type {Page} */ page, /** @type {string} */ selector) {
  const texts = await page.locator(selector).filter({ visible: true }).allInnerTexts();
  return plain(texts);
}

/** What is shown in all webviews; their content is in frames within frames. */
async function webviewText(/** @type {Page} */ page) {
  const frames = page.frames().filter((frame) => frame !== page.mainFrame());
  const texts = await Promise.all(
    frames
      .map(async (frame) => {
        const element = await frame.frameElement();
        return (await element.isVisible()) ? frame.locator("body").innerText() : "";
        // A frame may go away meanwhile.
      })
      .map((reading) => reading.catch(() => "")),
  );
  return plain(texts);
}

/** The editor draws spaces as no-break spaces. */
function plain(/** @type {readonly string[]} */ texts) {
  return texts.join("\n").replaceAll("\u00a0", " ");
}
