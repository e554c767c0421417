import { installPackages } from "./debian.mjs";
import { findProgram } from "./processes.mjs";

/**
 * Makes sure of the Neovim that the language server is tested with: `$NVIM_PATH`, else `nvim` on the path.
 * Debian and Ubuntu install it where it is missing, for root.
 */
const isPresent = () => process.env["NVIM_PATH"] !== undefined || findProgram("nvim") !== undefined;

if (!isPresent()) {
  const command = installPackages("Neovim", ["neovim"]);
  if (!isPresent()) {
    const advice = command === "" ? "Set" : `Run "${command}" as root, or set`;
    console.error(`There is no Neovim here. ${advice} NVIM_PATH.`);
    process.exitCode = 1;
  }
}
