import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "./project.mjs";

/** Installs the project's packages where they are missing or older than the lock file. */
export function ensurePackages() {
  if (timeOf("node_modules/.package-lock.json") >= timeOf("package-lock.json")) return;
  console.log("Installing the project's packages");
  // Not `npm ci`: it wants the binaries of the tools for every platform in the lock file, and not
  // every registry serves them. This installs the locked versions and changes no file of ours.
  npm(["install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"], root);
}

/** When a file was last changed, in milliseconds; 0 where there is none. */
function timeOf(/** @type {string} */ file) {
  return statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/**
 * Runs npm in a folder and returns what it prints.
 *
 * @param {readonly string[]} args
 * @param {string} cwd
 * @throws Error with npm's own words.
 */
export function npm(args, cwd) {
  const [command, first] = npmProgram();
  const { status, error, stdout, stderr } = spawnSync(command, [...first, ...args], {
    cwd,
    env: npmEnvironment(),
    encoding: "utf8",
    maxBuffer: 1 << 26,
    shell: process.platform === "win32" && first.length === 0,
  });
  if (error) throw new Error(`npm could not be started: ${error.message}`);
  if (status !== 0) throw new Error(`npm ${args.join(" ")} failed.\n${stdout}\n${stderr}`);
  return stdout;
}

/**
 * The npm that runs us, if one does, else that on the path.
 *
 * @returns {readonly [string, readonly string[]]} a program, and its first arguments
 */
function npmProgram() {
  const own = process.env["npm_execpath"];
  return own !== undefined && basename(own) === "npm-cli.js"
    ? [process.execPath, [own]]
    : ["npm", []];
}

const kept =
  /^npm_config_(registry|cafile|proxy|https_proxy|noproxy|cache|userconfig|globalconfig|strict_ssl)$/i;

/** What `npm test` says about this project must not reach an npm that works in another folder. */
function npmEnvironment() {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.filter(([key]) => !/^npm_/i.test(key) || kept.test(key)));
}
