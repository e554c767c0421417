import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { findProgram } from "../processes.mjs";

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome-stable",
  "google-chrome",
  "microsoft-edge",
];

/** Without any font, screenshots have no text. */
const packages = ["chromium", "fonts-dejavu-core"];

const aptInstall = ["install", "-y", "--no-install-recommends", ...packages];

/** `$CHROMIUM_PATH`, else a usual name on the path, else playwright's own download; `undefined` if none. */
export function findChromium() {
  const chosen = process.env["CHROMIUM_PATH"];
  if (chosen) return chosen;
  const found = names.map(findProgram).find((file) => file !== undefined);
  if (found !== undefined) return found;
  const downloaded = chromium.executablePath();
  return existsSync(downloaded) ? downloaded : undefined;
}

/**
 * The Chromium that shows the workbench. Debian and Ubuntu install it where it is missing, for root.
 *
 * @throws Error that names the command to install it.
 */
export function ensureChromium() {
  const present = findChromium();
  if (present !== undefined) return present;
  const apt = findProgram("apt-get");
  if (apt !== undefined && process.getuid?.() === 0) {
    installChromium(apt);
    const installed = findChromium();
    if (installed !== undefined) return installed;
  }
  const advice =
    apt !== undefined ? `Run "apt-get ${aptInstall.join(" ")}" as root, or set` : "Set";
  throw new Error(`There is no Chromium here. ${advice} CHROMIUM_PATH.`);
}

function installChromium(/** @type {string} */ apt) {
  console.error("Installing Chromium");
  // It may fail and the next one not: some list of packages is there.
  aptGet(apt, ["update"]);
  const { status, stderr } = aptGet(apt, aptInstall);
  if (status !== 0) throw new Error(`Chromium could not be installed.\n${stderr}`);
}

function aptGet(/** @type {string} */ apt, /** @type {readonly string[]} */ args) {
  const options = ["-qq", "-o", "DPkg::Lock::Timeout=300"];
  return spawnSync(apt, [...options, ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    encoding: "utf8",
  });
}
