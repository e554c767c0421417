import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { ensureChromium } from "./chromium.mjs";
import { workbenchAddress } from "./workbenchAddress.mjs";

/**
 * @typedef {object} Workbench
 * @property {import("playwright-core").Page} page
 * @property {() => Promise<void>} close
 */

/**
 * Opens the workbench of a served VS Code in Chromium.
 *
 * @param {import("./server.mjs").Server} server
 * @param {import("./workbenchAddress.mjs").WorkbenchOptions} options
 * @param {object} [browser]
 * @param {boolean} [browser.headless] absent: without a window
 * @param {(page: import("playwright-core").Page) => Promise<void>} [browser.before] is called before the page loads
 * @returns {Promise<Workbench>}
 */
export async function openWorkbench(server, options, { headless = true, before } = {}) {
  const profile = await mkdtemp(join(tmpdir(), "hog-vscode-browser-"));
  const context = await launch(profile, headless);
  const close = async () => {
    await context.close().catch(() => {});
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const page = context.pages()[0] ?? (await context.newPage());
    await standInForLauncher(context, server.origin);
    await before?.(page);
    await page.goto(workbenchAddress(server, options), { waitUntil: "domcontentloaded" });
    return { page, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * @param {string} profile a folder
 * @param {boolean} headless
 */
function launch(profile, headless) {
  return chromium.launchPersistentContext(profile, {
    executablePath: ensureChromium(),
    headless,
    // It would end this process before the server is stopped.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    viewport: headless ? { width: 1400, height: 900 } : null,
    permissions: ["clipboard-read", "clipboard-write", "notifications"],
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // The workbench must neither wait for nor speak to anything but this machine.
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ],
  });
}

/**
 * Answers what the launcher would that belongs to this build of the server and that we do without:
 * the key with which the workbench encrypts secrets, and local ports behind the workbench's address.
 *
 * @param {import("playwright-core").BrowserContext} context
 * @param {string} origin
 */
async function standInForLauncher(context, origin) {
  const body = Buffer.alloc(32, "test");
  await context.route("**/mint-key", (route) => route.fulfill({ status: 200, body }));
  await context.route(new RegExp(`^${origin}/proxy/\\d+/`), async (route) => {
    const { pathname, search } = new URL(route.request().url());
    const [, port, rest] = /^\/proxy\/(\d+)(\/.*)$/.exec(pathname) ?? [];
    try {
      const response = await route.fetch({ url: `http://127.0.0.1:${port}${rest}${search}` });
      await route.fulfill({ response });
    } catch {
      await route.fulfill({ status: 502, body: `Nothing answers on port ${port}.` });
    }
  });
}

/** Waits until the workbench is drawn in its theme, which comes with the extensions. */
export async function workbenchReady(/** @type {import("playwright-core").Page} */ page) {
  const timeout = 60_000;
  await page.locator(".monaco-workbench .part.statusbar").waitFor({ timeout });
  await page.locator('.monaco-workbench[class*="vscode-theme-"]').waitFor({ timeout });
}
