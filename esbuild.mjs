import { build, context } from "esbuild";
import { readFileSync, rmSync } from "node:fs";

/**
 * Builds every program into `dist/`.
 *
 *     node esbuild.mjs [--watch] [--release]
 *
 * `--release` makes the programs small, and leaves out the source maps.
 */
const watches = process.argv.includes("--watch");
const isRelease = process.argv.includes("--release");

const { version } = JSON.parse(readFileSync("package.json", "utf8"));

/**
 * What is large and not needed at the start is a file of its own, which the programs load when they need
 * it: PostHog's own parser, what runs conformance vectors on PostHog's machine, and the extension's side
 * of the Language Server Protocol.
 */
const loadedLater = {
  name: "loaded-later",
  setup({ onResolve }) {
    onResolve({ filter: /^@posthog\/hogql-parser$/ }, () => outside("hogql-parser"));
    const later = (filter, program) =>
      onResolve({ filter }, ({ kind }) =>
        kind === "dynamic-import" ? outside(program) : undefined,
      );
    later(/\/checkVectors\.ts$/, "conformance");
    later(/\/languageClient\.ts$/, "language");
  },
};

function outside(program) {
  return { path: `./${program}.cjs`, external: true };
}

/** Editors wait for these lines. */
const watchLines = {
  name: "watch-lines",
  setup({ onStart, onEnd }) {
    onStart(() => console.log("[watch] build started"));
    onEnd(({ errors }) => {
      for (const { text, location } of errors) {
        console.error(`✘ [ERROR] ${text}\n`);
        if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
      }
      console.log("[watch] build finished");
    });
  },
};

const plugins = watches ? [loadedLater, watchLines] : [loadedLater];

const shared = {
  bundle: true,
  minify: isRelease,
  sourcemap: !isRelease,
  sourcesContent: false,
  logLevel: watches ? "silent" : "warning",
};

/** What runs in Node: the extension, the processes that it starts, and the command. */
const programs = {
  ...shared,
  entryPoints: {
    extension: "client/extension.ts",
    language: "client/language/languageClient.ts",
    server: "server/lsp/main.ts",
    runner: "server/run/main.ts",
    run: "server/run/worker.ts",
    sandbox: "sandbox/main.ts",
    hog: "server/cli/main.ts",
    conformance: "server/cli/conformance/checkVectors.ts",
    "hogql-parser": "node_modules/@posthog/hogql-parser/dist/index.cjs",
  },
  platform: "node",
  target: "node20",
  format: "cjs",
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  external: ["vscode"],
  // Its CommonJS form is one for loaders in browsers, too, and cannot be bundled.
  alias: { "jsonc-parser": "jsonc-parser/lib/esm/main.js" },
  // CommonJS has no `import.meta`.
  banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
  define: {
    "import.meta.url": "importMetaUrl",
    "process.env.HOG_VERSION": JSON.stringify(version),
  },
  plugins,
};

/** What runs in the panels; each has its style sheet beside it. */
const pages = {
  ...shared,
  entryPoints: {
    logs: "client/webviews/logs/page.ts",
    metrics: "client/webviews/metrics/page.ts",
    run: "client/webviews/run/page.ts",
  },
  platform: "browser",
  target: "chrome128",
  format: "iife",
  outdir: "dist/pages",
};

if (watches) {
  const watched = await Promise.all([context(programs), context(pages)]);
  await Promise.all(watched.map((one) => one.watch()));
} else {
  // Maps of an earlier build are no part of a release.
  if (isRelease) rmSync("dist", { recursive: true, force: true });
  // esbuild itself says what is wrong.
  await Promise.all([build(programs), build(pages)]).catch(() => process.exit(1));
}
