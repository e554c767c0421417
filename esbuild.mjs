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
 * What is large and seldom needed is a file of its own, which the programs load when they need it:
 * PostHog's own parser, and what runs conformance vectors on PostHog's machine.
 */
const loadedLater = {
  name: "loaded-later",
  setup({ onResolve }) {
    onResolve({ filter: /^@posthog\/hogql-parser$/ }, () => outside("hogql-parser"));
    onResolve({ filter: /\/checkVectors\.ts$/ }, ({ kind }) =>
      kind === "dynamic-import" ? outside("conformance") : undefined,
    );
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

const programs = {
  entryPoints: {
    hog: "server/cli/main.ts",
    run: "server/run/worker.ts",
    conformance: "server/cli/conformance/checkVectors.ts",
    "hogql-parser": "node_modules/@posthog/hogql-parser/dist/index.cjs",
  },
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  minify: isRelease,
  sourcemap: !isRelease,
  sourcesContent: false,
  // CommonJS has no `import.meta`.
  banner: { js: 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;' },
  define: {
    "import.meta.url": "importMetaUrl",
    "process.env.HOG_VERSION": JSON.stringify(version),
  },
  plugins: watches ? [loadedLater, watchLines] : [loadedLater],
  logLevel: watches ? "silent" : "warning",
};

if (watches) {
  const watched = await context(programs);
  await watched.watch();
} else {
  // Maps of an earlier build are no part of a release.
  if (isRelease) rmSync("dist", { recursive: true, force: true });
  // esbuild itself says what is wrong.
  await build(programs).catch(() => process.exit(1));
}
