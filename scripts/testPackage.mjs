import { existsSync } from "node:fs";
import { mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import { testWorkspace } from "./extensionTests.mjs";
import { packageFile, readManifest, resultsFolder } from "./project.mjs";
import { reportCounts } from "./testCounts.mjs";
import { startServer } from "./vscode-host/server.mjs";
import { openWorkbench, workbenchReady } from "./vscode-host/workbench.mjs";

/**
 * Installs the package in a VS Code of its own and looks whether a Hog file is checked there, and whether
 * the sandbox project opens.
 *
 *     npm run test:package
 *
 * It tests what `npm run package` has made.
 */
const timeout = 60_000;

/** @throws Error that says what is missing. */
async function testPackage() {
  const file = packageFile();
  if (!existsSync(file)) throw new Error("There is no package. Run npm run package first.");
  const server = await startServer({ extensions: [file] });
  try {
    await findInstalled(server.extensionsFolder);
    const options = { folder: testWorkspace, file: join(testWorkspace, "mistake.hog") };
    const { page, close } = await openWorkbench(server, options);
    try {
      await workbenchReady(page);
      await page.locator(".statusbar-item", { hasText: /^Hog$/ }).waitFor({ timeout });
      await page.locator(".squiggly-error").first().waitFor({ timeout });
      await page.locator('.activitybar [aria-label^="Hog"]').first().click();
      await page.getByText("Open the Sandbox Project").first().click();
      await page.getByText("Newsletter sign-ups").first().click({ timeout });
      await page.getByText("Adds the person to a list").first().waitFor({ timeout });
    } finally {
      await mkdir(resultsFolder, { recursive: true });
      await page.screenshot({ path: join(resultsFolder, "package.png") }).catch(() => {});
      await close();
    }
  } finally {
    await server.stop();
  }
}

async function findInstalled(/** @type {string} */ folder) {
  const { publisher, name, version } = readManifest();
  const wanted = `${publisher}.${name}-${version}`;
  const installed = await readdir(folder);
  if (!installed.some((one) => one.startsWith(wanted))) {
    throw new Error(`${wanted} is not installed, but ${installed.join(", ")}`);
  }
}

try {
  await testPackage();
  reportCounts({ passes: 1, failures: 0 });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  reportCounts({ passes: 0, failures: 1 });
  process.exitCode = 1;
}
