import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import {
  chmod,
  copyFile,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rename,
  rm,
  writeFile,
} from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { npm } from "../npm.mjs";
import { hostFolder } from "../project.mjs";
import {
  defaultHostVersion,
  hostPins,
  nodePin,
  skippedDependencies,
  skippedExtensions,
} from "./pins.mjs";
import { replacedModules } from "./replacedModules.mjs";

/**
 * Installs the served VS Code from an npm registry alone.
 *
 *     node scripts/vscode-host/install.mjs [--force]
 *
 * It goes into `.vscode-test/host-VERSION`, or `$VSCODE_HOST_DIR`. `$VSCODE_HOST_VERSION` chooses one of
 * `pins.mjs`. As a program it also makes sure of Chromium.
 *
 * @typedef {object} Host
 * @property {string} version of VS Code
 * @property {string} folder where its server is
 * @property {string} node the Node that it needs
 */

/** Changes when this file makes something else of the same pins. */
const layout = 1;

const platform = `${process.platform}-${process.arch}`;

/** What is to be installed, and where. */
function wantedHost() {
  const version = process.env["VSCODE_HOST_VERSION"] || defaultHostVersion;
  const pin = hostPins.get(version);
  if (!pin) {
    const known = [...hostPins.keys()].join(", ");
    throw new Error(`There is no VS Code ${version} in pins.mjs. It has ${known}.`);
  }
  const folder = process.env["VSCODE_HOST_DIR"] ?? join(hostFolder, `host-${version}`);
  return { version, pin, folder: resolve(folder) };
}

/** @typedef {ReturnType<typeof wantedHost>} WantedHost */

/**
 * Installs it once; whoever asks again, also at the same time, gets what is there.
 *
 * @param {{ readonly force?: boolean }} [options]
 * @returns {Promise<Host>}
 */
export async function ensureHost({ force = false } = {}) {
  const wanted = wantedHost();
  const present = await installedHost(wanted);
  if (present && !force) return present;
  const started = Date.now();
  console.error(`Installing VS Code ${wanted.version}`);
  await install(wanted, force);
  console.error(`Installed VS Code ${wanted.version} (${secondsSince(started)})`);
  const installed = await installedHost(wanted);
  if (!installed)
    throw new Error(`VS Code is not complete. Delete ${wanted.folder} and try again.`);
  return installed;
}

/**
 * Builds it in a folder beside the wanted one, so that it is there as a whole or not at all.
 *
 * @param {WantedHost} wanted
 * @param {boolean} force
 */
async function install(wanted, force) {
  const { folder } = wanted;
  await mkdir(resolve(folder, ".."), { recursive: true });
  const fresh = await mkdtemp(`${folder}.new-`);
  try {
    await build(wanted, fresh);
    // Another process may have been quicker, and may be using it by now.
    if (!force && (await installedHost(wanted))) return;
    await rm(folder, { recursive: true, force: true });
    await rename(fresh, folder).catch(async (error) => {
      if (!(await installedHost(wanted))) throw error;
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

/**
 * The finished installation, if there is one and it is made of exactly what is wanted.
 *
 * @param {WantedHost} wanted
 * @returns {Promise<Host | undefined>}
 */
async function installedHost(wanted) {
  const { folder, version } = wanted;
  const stamp = await readFile(join(folder, "host.json"), "utf8").catch(() => undefined);
  if (stamp !== stampOf(wanted)) return undefined;
  return { version, folder: join(folder, "vscode"), node: join(folder, "node", "bin", "node") };
}

function stampOf(/** @type {WantedHost} */ { version, pin }) {
  const parts = { layout, version, pin, skippedExtensions, skippedDependencies, replacedModules };
  return JSON.stringify(parts, null, 2);
}

/**
 * @param {WantedHost} wanted
 * @param {string} folder an empty one
 */
async function build(wanted, folder) {
  const { version, pin } = wanted;
  const node = nodePin(pin.node);
  if (!node) {
    throw new Error(
      `VS Code cannot be served on ${platform}. Install the desktop VS Code, and for tests set VSCODE_TEST_HOST=desktop.`,
    );
  }
  const vscode = join(folder, "vscode");
  await step(`Node ${pin.node}`, async () => {
    const files = ["package/bin/node", "package/LICENSE"];
    await unpack({ ...node, into: join(folder, "node"), depth: 1, files, without: [] });
    await chmod(join(folder, "node", "bin", "node"), 0o755);
  });
  await step(`server and workbench of VS Code ${version}`, () =>
    unpack({
      spec: `code-server@${pin.codeServer}`,
      integrity: pin.integrity,
      into: vscode,
      depth: 3,
      files: ["package/lib/vscode"],
      without: skippedExtensions.map((name) => `package/lib/vscode/extensions/${name}`),
    }),
  );
  await step("dependencies of the server", () => installDependencies(vscode, pin.add));
  await keepThisPlatform(vscode);
  await stayOffline(vscode);
  await writeFile(join(folder, "host.json"), stampOf(wanted));
}

async function step(/** @type {string} */ what, /** @type {() => Promise<void>} */ action) {
  const started = Date.now();
  await action();
  console.error(`  ${what} (${secondsSince(started)})`);
}

function secondsSince(/** @type {number} */ started) {
  return `${((Date.now() - started) / 1000).toFixed(1)} s`;
}

/**
 * Downloads a package, compares it with its pin and unpacks a part of it.
 *
 * @param {object} part
 * @param {string} part.spec name and version
 * @param {string} part.integrity what the tarball must have
 * @param {string} part.into a folder
 * @param {number} part.depth how many folders of the tarball to leave out
 * @param {readonly string[]} part.files what to take
 * @param {readonly string[]} part.without what to leave of that
 */
async function unpack({ spec, integrity, into, depth, files, without }) {
  await mkdir(into, { recursive: true });
  const [packed] = JSON.parse(npm(["pack", spec, "--json", "--silent"], into));
  if (packed.integrity !== integrity) {
    throw new Error(`${spec} is ${packed.integrity} in the registry, but pinned as ${integrity}.`);
  }
  const tarball = join(into, basename(packed.filename));
  const excluded = without.map((path) => `--exclude=${path}`);
  const where = ["-C", into, `--strip-components=${depth}`, "--no-same-owner"];
  const { status, stderr } = spawnSync("tar", ["-xzf", tarball, ...where, ...excluded, ...files], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${spec} could not be unpacked. ${stderr}`);
  await rm(tarball);
}

/**
 * The build's shrinkwrap keeps each remaining dependency at the version that the build was made with.
 *
 * @param {string} vscode
 * @param {Readonly<Record<string, string>>} add
 */
async function installDependencies(vscode, add) {
  await editJson(join(vscode, "package.json"), (manifest) => {
    for (const name of skippedDependencies) delete manifest.dependencies[name];
    Object.assign(manifest.dependencies, add);
    // These only concern skipped packages, and npm refuses an override without its package.
    delete manifest.overrides;
  });
  // Not `npm ci`: the shrinkwrap no longer agrees with the shortened list.
  const quiet = ["--no-audit", "--no-fund", "--no-progress", "--loglevel=error"];
  npm(["install", "--omit=dev", "--ignore-scripts", "--workspaces=false", ...quiet], vscode);
  for (const { name, version, source } of replacedModules) {
    const folder = join(vscode, "node_modules", name);
    await mkdir(folder, { recursive: true });
    const manifest = { name, version, main: "index.js", type: "commonjs" };
    await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
    await writeFile(join(folder, "index.js"), source);
  }
}

/** Two packages carry programs for a dozen platforms. */
async function keepThisPlatform(/** @type {string} */ vscode) {
  const modules = join(vscode, "node_modules");
  const search = join(modules, "@vscode", "ripgrep-universal", "bin");
  for (const folder of [search, join(modules, "node-pty", "prebuilds")]) {
    const entries = existsSync(folder) ? await readdir(folder) : [];
    const others = entries.filter((entry) => entry !== platform);
    await Promise.all(others.map((entry) => rm(join(folder, entry), { recursive: true })));
  }
  const program = join(search, platform, "rg");
  await chmod(program, 0o755);
  const olderPlace = join(modules, "@vscode", "ripgrep");
  if (!existsSync(olderPlace)) return;
  await mkdir(join(olderPlace, "bin"), { recursive: true });
  await copyFile(program, join(olderPlace, "bin", "rg"));
}

/** Tests must neither depend on the outside nor wait for it. */
function stayOffline(/** @type {string} */ vscode) {
  return editJson(join(vscode, "product.json"), (product) => {
    for (const key of ["voiceWsUrl", "aiConfig", "newsletterSignupUrl"]) delete product[key];
    // Where this is absent, the server takes a marketplace of its own.
    product.extensionsGallery = {};
    product.enableTelemetry = false;
  });
}

/**
 * @param {string} file
 * @param {(content: Record<string, any>) => void} edit
 */
async function editJson(file, edit) {
  const content = JSON.parse(await readFile(file, "utf8"));
  edit(content);
  await writeFile(file, JSON.stringify(content, null, 2));
}

if (process.argv[1] === import.meta.filename) {
  const host = await ensureHost({ force: process.argv.includes("--force") });
  const { ensureChromium } = await import("./chromium.mjs");
  console.log(`VS Code ${host.version} is in ${host.folder}, Chromium is ${ensureChromium()}.`);
}
