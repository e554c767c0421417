/**
 * The logger of the build: the interface of `@vscode/spdlog`, with one append per message. VS Code imports
 * names from it, which Node finds in the form `exports.name =` only.
 */
const logger = `"use strict";
const { appendFileSync, mkdirSync } = require("fs");
const { dirname } = require("path");

const levels = ["trace", "debug", "info", "warning", "error", "critical"];

class Logger {
  constructor(type, name, file) {
    this.file = file;
    this.level = 0;
    this.isPlain = false;
    mkdirSync(dirname(file), { recursive: true });
  }

  write(level, text) {
    if (level < this.level) return;
    const line = this.isPlain ? text : new Date().toISOString() + " [" + levels[level] + "] " + text + "\\n";
    // The folder may be gone by the time the last process says goodbye.
    try { appendFileSync(this.file, line); } catch {}
  }

  trace(text) { this.write(0, text); }
  debug(text) { this.write(1, text); }
  info(text) { this.write(2, text); }
  warn(text) { this.write(3, text); }
  error(text) { this.write(4, text); }
  critical(text) { this.write(5, text); }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() {}
  clearFormatters() { this.isPlain = true; }
  flush() {}
  drop() {}
}

exports.version = 0;
exports.Logger = Logger;
exports.setLevel = exports.setFlushOn = () => {};
exports.createRotatingLogger = exports.createAsyncRotatingLogger = async (name, file) =>
  new Logger("rotating", name, file);
`;

/** VS Code itself looks whether its parent lives; the native module only serves a blocked process. */
const watchdog = `"use strict";
exports.start = () => {};
exports.exit = (code) => process.exit(code);
`;

/**
 * Native modules of the build that would have to be compiled, with what we put in their place.
 *
 * @type {readonly { readonly name: string, readonly version: string, readonly source: string }[]}
 */
export const replacedModules = [
  { name: "@vscode/spdlog", version: "0.15.8", source: logger },
  { name: "@vscode/native-watchdog", version: "1.4.6", source: watchdog },
  { name: "native-watchdog", version: "1.4.6", source: watchdog },
];
