import { join } from "node:path";
import { testWorkspace } from "./extensionTests.mjs";
import { run } from "./processes.mjs";
import { root } from "./project.mjs";
import { startServer } from "./vscode-host/server.mjs";
import { openWorkbench, workbenchReady } from "./vscode-host/workbench.mjs";

/**
 * Measures how long the extension host needs to load and activate the extension, as VS Code itself counts
 * it, with the build of a release: `npm run bench:activation`. The built-in extension for JSON stands
 * beside it, since machines are noisy.
 */
const rounds = 5;

/** @returns {Promise<string>} the rows of VS Code's own list of running extensions */
async function readRunningExtensions() {
  const server = await startServer({ extensions: [root] });
  try {
    const file = join(testWorkspace, "plain.hog");
    const { page, close } = await openWorkbench(server, { folder: testWorkspace, file });
    try {
      await workbenchReady(page);
      await page.locator(".squiggly-error, .squiggly-warning, .mtk1").first().waitFor();
      await page.keyboard.press("F1");
      const input = page.locator(".quick-input-widget input").first();
      await input.fill(">Developer: Show Running Extensions");
      await page.locator(".quick-input-list .monaco-list-row").first().click();
      const own = page.locator(".runtime-extensions-editor .monaco-list-row", {
        hasText: "Hog Functions",
      });
      await own.getByText("Activation").waitFor();
      return await own.first().innerText();
    } finally {
      await close();
    }
  } finally {
    await server.stop();
  }
}

if (!run(process.execPath, ["esbuild.mjs", "--release"])) process.exit(1);
const times = [];
for (let round = 0; round < rounds; round++) {
  const text = await readRunningExtensions();
  const [, milliseconds] = /Activation: (?:Startup )?(\d+) ?ms/.exec(text) ?? [];
  if (milliseconds === undefined) throw new Error(`There is no time in: ${text}`);
  times.push(Number(milliseconds));
}
times.sort((one, other) => one - other);
console.log(`activation, ${rounds} windows: ${times.join(", ")} ms`);
