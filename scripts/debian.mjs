import { spawnSync } from "node:child_process";
import { findProgram } from "./processes.mjs";

/**
 * Installs packages on Debian and Ubuntu, for root.
 *
 * @param {string} name what people call it
 * @param {readonly string[]} packages
 * @returns {string} the command that would do it where we may not; empty where there is no apt
 * @throws Error when the installation fails
 */
export function installPackages(name, packages) {
  const apt = findProgram("apt-get");
  if (apt === undefined) return "";
  const install = ["install", "-y", "--no-install-recommends", ...packages];
  if (process.getuid?.() === 0) {
    console.error(`Installing ${name}`);
    // It may fail and the next one not: some list of packages is there.
    aptGet(apt, ["update"]);
    const { status, stderr } = aptGet(apt, install);
    if (status !== 0) throw new Error(`${name} could not be installed.\n${stderr}`);
  }
  return `apt-get ${install.join(" ")}`;
}

function aptGet(/** @type {string} */ apt, /** @type {readonly string[]} */ args) {
  const options = ["-qq", "-o", "DPkg::Lock::Timeout=300"];
  return spawnSync(apt, [...options, ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    encoding: "utf8",
  });
}
