import { resolve } from "node:path";

/**
 * @typedef {object} WorkbenchOptions
 * @property {string} [folder] to open
 * @property {string} [file] to open in an editor
 * @property {string} [extensionDevelopmentPath] an extension's working copy
 * @property {string} [extensionTestsPath] the script that runs its tests in the extension host
 * @property {string} [inspectExtensions] the port on which the extension host waits for a debugger
 */

/**
 * The address of the workbench for any browser on this machine. Paths are local ones.
 *
 * @param {import("./server.mjs").Server} server
 * @param {WorkbenchOptions} options
 */
export function workbenchAddress({ origin, token, forTests }, options) {
  const { folder, file, extensionDevelopmentPath, extensionTestsPath, inspectExtensions } = options;
  // A built workbench passes over them in silence.
  if (!forTests && (extensionDevelopmentPath ?? extensionTestsPath ?? inspectExtensions)) {
    throw new Error("Extensions are only developed on a server that was started for tests.");
  }
  const { host } = new URL(origin);
  const remote = (/** @type {string} */ path) =>
    `vscode-remote://${host}${encodeURI(resolve(path))}`;
  const payload = [
    ...(extensionDevelopmentPath
      ? [["extensionDevelopmentPath", remote(extensionDevelopmentPath)]]
      : []),
    ...(extensionTestsPath ? [["extensionTestsPath", remote(extensionTestsPath)]] : []),
    ...(inspectExtensions ? [["inspect-extensions", inspectExtensions]] : []),
    ...(file ? [["openFile", remote(file)]] : []),
    ["skipWelcome", "true"],
  ];
  const query = new URLSearchParams({
    tkn: token,
    ...(folder ? { folder: resolve(folder) } : { ew: "true" }),
    payload: JSON.stringify(payload),
  });
  return `${origin}/?${query.toString()}`;
}
