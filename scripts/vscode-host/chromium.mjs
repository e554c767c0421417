import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { installPackages } from "../debian.mjs";
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
  const command = installPackages("Chromium", packages);
  const installed = findChromium();
  if (installed !== undefined) return installed;
  const advice = command === "" ? "Set" : `Run "${command}" as root, or set`;
  throw new Error(`There is no Chromium here. ${advice} CHROMIUM_PATH.`);
}
