import { build, context } from "esbuild";
import { readFileSync } from "node:fs";

/**
 * Builds every program into `dist/`.
 *
 *     node esbuild.mjs [--watch] [--release]
 *
 * `--release` leaves out the source maps and makes the programs small.
 */
const watches = process.argv.includes("--watch");
const isRelease = process.argv.includes("--release");

const { version } = JSON.parse(readFileSync("package.json", "utf8"));

/**
 * What is large and seldom needed is a file of its own, which the programs load when they need it:
 * PostHog's own parser, and what runs conformance vectors with PostHog's machine.
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
        console.error(`✘ [ERROR] ${text}`);
        if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
      }
      console.log("[watch] build finished");
    });
  },
};

const programs = {
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  outdir: "dist",
  outExtension: { ".js": ".cjs" },
  minify: isRelease,
  sourcemap: !isRelease,
  plugins: [loadedLater],
  logLevel: watches ? "silent" : "warning",
};

/** CommonJS has no `import.meta`. */
const importMetaUrl = 'const importMetaUrl = require("node:url").pathToFileURL(__filename).href;';

const builds = [
  {
    ...programs,
    entryPoints: { hog: "server/cli/main.ts" },
    banner: { js: importMetaUrl },
    define: {
      "import.meta.url": "importMetaUrl",
      "process.env.HOG_VERSION": JSON.stringify(version),
    },
  },
  {
    ...programs,
    entryPoints: {
      run: "server/run/worker.ts",
      conformance: "server/cli/conformance/checkVectors.ts",
    },
  },
  {
    ...programs,
    entryPoints: { "hogql-parser": "node_modules/@posthog/hogql-parser/dist/index.cjs" },
    sourcemap: false,
  },
];

if (watches) {
  const [first, ...others] = builds;
  const all = [{ ...first, plugins: [...programs.plugins, watchLines] }, ...others];
  const contexts = await Promise.all(all.map((options) => context(options)));
  await Promise.all(contexts.map((one) => one.watch()));
} else {
  // esbuild itself says what is wrong.
  await Promise.all(builds.map((options) => build(options))).catch(() => process.exit(1));
}
