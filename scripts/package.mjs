import { spawnSync } from "node:child_process";
import { rmSync, statSync } from "node:fs";
import { basename } from "node:path";
import { ensurePackages } from "./npm.mjs";
import { run } from "./processes.mjs";
import { packageFile, root } from "./project.mjs";

/**
 * Builds the extension as small as it gets and makes its package, `hog-functions-VERSION.vsix`.
 *
 *     npm run package
 *
 * `npm run build` brings the build for development back.
 */
const vsce = ["--yes", "@vscode/vsce@3.9.2"];

/** In bytes. */
const largest = 1_500_000;

/** What the package may hold; anything else has slipped in. */
const expected =
  /^(package\.json|README\.md|CHANGELOG\.md|LICENSE(\.txt)?|dist\/[\w-]+\.cjs|dist\/pages\/\w+\.(js|css)|(media|schemas|syntaxes)\/[\w.-]+\.(svg|png|json))$/;

/** @throws Error unless the package is as it should be. */
function checkPackage(/** @type {string} */ file) {
  const { status, stdout, stderr } = spawnSync("npx", [...vsce, "ls", "--no-dependencies"], {
    cwd: root,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`The content of the package could not be listed.\n${stderr}`);
  const content = stdout.split(/\r?\n/).filter((line) => line !== "");
  const { size } = statSync(file);
  console.log(content.join("\n"));
  console.log(`${basename(file)}: ${content.length} files, ${Math.ceil(size / 1000)} kB`);
  const unexpected = content.filter((path) => !expected.test(path));
  if (unexpected.length > 0) throw new Error(`These do not belong there: ${unexpected.join(", ")}`);
  if (size > largest) throw new Error(`The package is larger than ${largest / 1000} kB.`);
}

ensurePackages();
const file = packageFile();
rmSync(file, { force: true });
// The project has no public repository yet, to which the README's links could point.
const options = ["--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links"];
const isMade =
  run(process.execPath, ["esbuild.mjs", "--release"]) &&
  run("npx", [...vsce, "package", ...options, "--out", file]);
if (!isMade) process.exit(1);
try {
  checkPackage(file);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
