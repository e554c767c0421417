import { testWorkspace } from "./extensionTests.mjs";
import { pause, run } from "./processes.mjs";
import { root } from "./project.mjs";
import { startServer } from "./vscode-host/server.mjs";
import { openWorkbench, workbenchReady } from "./vscode-host/workbench.mjs";

/**
 * Measures how long the extension host needs to load and activate the extension, as VS Code itself counts
 * it, with the build of a release: `npm run bench:activation`. The built-in extension for JSON stands
 * beside it, since machines are noisy.
 */
const rounds = 5;

/** Milliseconds. */
const settling = 5000;

/** @returns {Promise<string>} the rows of VS Code's own list of running extensions */
async function readRunningExtensions() {
  const server = await startServer({ extensions: [root] });
  try {
    const { page, close } = await openWorkbench(server, { folder: testWorkspace });
    const choose = async (/** @type {string} */ key, /** @type {string} */ text) => {
      await page.keyboard.press(key);
      await page.locator(".quick-input-widget input").first().fill(text);
      await page.locator(".quick-input-list .monaco-list-row", { hasText: /./ }).first().click();
    };
    try {
      await workbenchReady(page);
      // As when somebody comes to it: the window has done what it does at its start.
      await pause(settling);
      await choose("Control+P", "plain.hog");
      await page.locator(".statusbar-item", { hasText: /^Hog$/ }).waitFor();
      await pause(settling);
      await choose("F1", ">Developer: Show Running Extensions");
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
