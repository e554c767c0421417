import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import { runTests } from "@vscode/test-electron";
import { chromium } from "playwright-core";
import { hasDisplay } from "../display.mjs";
import { hostFolder } from "../project.mjs";
import { pageAddressVariable, startPageService } from "./pageService.mjs";

/**
 * Whether to take the desktop VS Code where nobody has chosen: there is one, or one can be downloaded, and
 * there is a display. In CI nothing is asked of the network.
 */
export async function isDesktopAtHand() {
  if (process.env["VSCODE_EXECUTABLE"]) return true;
  if (!hasDisplay() || process.env["CI"]) return false;
  return isDownloaded() || canDownload();
}

/** `@vscode/test-electron` keeps it in this folder, too. */
function isDownloaded() {
  const names = existsSync(hostFolder) ? readdirSync(hostFolder) : [];
  return names.some((name) => /^vscode-(linux|darwin|win32)/.test(name));
}

async function canDownload() {
  const address = "https://update.code.visualstudio.com/api/releases/stable";
  try {
    const signal = AbortSignal.timeout(5000);
    return (await fetch(address, { method: "HEAD", signal })).ok;
  } catch {
    return false;
  }
}

/**
 * Runs tests in `$VSCODE_EXECUTABLE`, else in a VS Code that is downloaded. Its page is reached through the
 * debugging port of the window.
 *
 * @param {string} workspace
 * @param {Omit<import("@vscode/test-electron/out/runTest.js").TestOptions, "launchArgs">} options
 */
export async function runInDesktop(workspace, options) {
  const port = await freePort();
  /** @type {Promise<import("playwright-core").Page> | undefined} */
  let page;
  const service = await startPageService(() => (page ??= workbenchOn(port)));
  const executable = process.env["VSCODE_EXECUTABLE"];
  try {
    return await runTests({
      ...options,
      ...(executable
        ? { vscodeExecutablePath: executable }
        : { version: process.env["VSCODE_VERSION"] ?? "stable" }),
      launchArgs: [workspace, "--disable-extensions", `--remote-debugging-port=${port}`],
      extensionTestsEnv: { ...options.extensionTestsEnv, [pageAddressVariable]: service.address },
    });
  } finally {
    service.close();
    await page?.then((one) => one.context().browser()?.close()).catch(() => {});
  }
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === "object"
          ? resolve(address.port)
          : reject(new Error("There is no free port.")),
      );
    });
  });
}

async function workbenchOn(/** @type {number} */ port) {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`);
  const pages = browser.contexts().flatMap((context) => context.pages());
  const page = pages.find((one) => one.url().includes("workbench"));
  if (!page) throw new Error("VS Code has no window.");
  return page;
}
