import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { type Server, createServer } from "node:http";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { type Browser, type BrowserContext, type Page, chromium } from "playwright-core";
import type { Uri, Webview } from "vscode";
import type { ToLogPage } from "../../protocol/logPage.ts";
import type { ToMetricsPage } from "../../protocol/metricsPage.ts";
import type { ToRunPage } from "../../protocol/runPage.ts";
import { pageHtml } from "../../client/panels/pageHtml.ts";
import themes from "./themes.json" with { type: "json" };

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..");

/** What each page is told. */
interface ToPages {
  readonly logs: ToLogPage;
  readonly metrics: ToMetricsPage;
  readonly run: ToRunPage;
}

export type PageName = keyof ToPages;

const pageNames: readonly PageName[] = ["logs", "metrics", "run"];

export type ThemeName = keyof typeof themes;

export const themeNames: readonly ThemeName[] = [
  "dark",
  "light",
  "high-contrast",
  "high-contrast-light",
];

/** How a page is opened; what is absent is as for most readers. */
export interface OpenOptions {
  readonly theme?: ThemeName;
  /** What an earlier life of the page left with `setState`. */
  readonly state?: unknown;
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: "reduce";
}

/** A page in a real browser, played by a test as the panel would. */
export interface OpenPage<ToPage> {
  readonly page: Page;
  readonly send: (...messages: readonly ToPage[]) => Promise<void>;
  /** All messages that the page has posted. */
  readonly posted: () => Promise<readonly unknown[]>;
  /** The first message of a type after `skip` messages, as soon as there is one. */
  readonly waitFor: (type: string, skip?: number) => Promise<unknown>;
  readonly state: () => Promise<unknown>;
  readonly setTheme: (theme: ThemeName) => Promise<void>;
  /** What the page's policy refused, and what was thrown in the page. */
  readonly complaints: () => Promise<readonly string[]>;
  /** Visible texts with less contrast than WCAG AA asks for. */
  readonly faintTexts: () => Promise<readonly string[]>;
  /** Roles of controls that have no name for a screen reader. */
  readonly namelessControls: () => Promise<readonly string[]>;
  /** Puts a picture into `test-results/pages`. */
  readonly picture: (name: string) => Promise<void>;
}

/** The built pages on a server, and a browser. Close it when done. */
export interface BrowserPages {
  readonly open: <Name extends PageName>(
    name: Name,
    options?: OpenOptions,
  ) => Promise<OpenPage<ToPages[Name]>>;
  /** Closes the pages that are open; to be called after each test. */
  readonly closeOpen: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** Bytes of a built file, as released. */
  readonly sizeOf: (file: string) => Promise<number>;
}

/** Builds the pages as for a release, serves them on loopback and starts a browser. */
export async function startBrowserPages(): Promise<BrowserPages> {
  const folder = await mkdtemp(join(tmpdir(), "hog-pages-"));
  await buildPages(join(folder, "dist", "pages"));
  const server = await serve(folder);
  const browser = await launch();
  const context = await browser.newContext({
    locale: "en-US",
    timezoneId: "Europe/Berlin",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const address = server.address();
  assert(address !== null && typeof address === "object");
  const origin = `http://127.0.0.1:${address.port}`;
  return {
    open: (name, options = {}) => openPage(context, origin, name, options),
    closeOpen: async () => {
      await Promise.all(context.pages().map((page) => page.close()));
    },
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await rm(folder, { recursive: true });
    },
    sizeOf: async (file) => (await readFile(join(folder, "dist", "pages", file))).length,
  };
}

/** As `esbuild.mjs` does with `--release`. */
async function buildPages(outdir: string): Promise<void> {
  const sources = join(root, "client", "webviews");
  await build({
    entryPoints: pageNames.map((out) => ({ out, in: join(sources, out, "page.ts") })),
    bundle: true,
    minify: true,
    platform: "browser",
    target: "chrome128",
    format: "iife",
    outdir,
    logLevel: "warning",
  });
}

async function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const { origin, pathname } = new URL(request.url ?? "/", `http://${request.headers.host}`);
    const page = pageNames.find((name) => pathname === `/${name}`);
    if (page) {
      response.setHeader("content-security-policy", policyOf(origin));
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(pageHtml(fakeWebview(origin), fakeUri(""), page, `Test of ${page}`));
      return;
    }
    readFile(join(folder, pathname)).then(
      (content) => {
        response.setHeader("content-type", contentType(pathname));
        response.end(content);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return server;
}

/** The policy of every page, as a header too, so that nothing comes before it. */
function policyOf(source: string): string {
  return `default-src 'none'; script-src ${source}; style-src ${source}`;
}

function contentType(path: string): string {
  return path.endsWith(".css") ? "text/css" : "text/javascript";
}

/** As much of a webview as `pageHtml` uses. */
export function fakeWebview(origin: string): Pick<Webview, "cspSource" | "asWebviewUri"> {
  return { cspSource: origin, asWebviewUri: (uri) => fakeUri(`${origin}${uri.path}`) };
}

/** As much of a `Uri` as `pageHtml` uses. */
export function fakeUri(path: string): Uri {
  const fake: unknown = {
    path,
    with: (change: { readonly path: string }) => fakeUri(change.path),
    toString: () => path,
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only what is used is there.
  return fake as Uri;
}

function findOnPath(program: string): string {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const found = folders.map((folder) => join(folder, program)).find((file) => existsSync(file));
  if (found === undefined)
    throw new Error(`${program} is not installed. Install it, then try again.`);
  return found;
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env["CHROMIUM_PATH"] ?? findOnPath("chromium"),
    args: [
      "--no-sandbox",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}

async function openPage<Name extends PageName>(
  context: BrowserContext,
  origin: string,
  name: Name,
  { theme = "dark", state, width = 900, height = 600, reducedMotion }: OpenOptions,
): Promise<OpenPage<ToPages[Name]>> {
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  await page.emulateMedia({ reducedMotion: reducedMotion ?? "no-preference" });
  const setup = JSON.stringify({ ...themes[theme], state });
  await page.addInitScript({ content: `globalThis.hogSetup = ${setup};` });
  await page.addInitScript({ path: join(here, "fakeVscodeApi.js") });
  await page.addInitScript({ path: join(here, "probe.js") });
  await page.goto(`${origin}/${name}`);
  return {
    page,
    send: async (...messages) => {
      await page.evaluate((given) => given.forEach((one) => window.postMessage(one)), messages);
      // Messages are delivered in order, so ours comes back after the page has seen the others.
      await page.evaluate(
        () =>
          new Promise<void>((seen) => {
            const { port1, port2 } = new MessageChannel();
            port1.addEventListener("message", () => requestAnimationFrame(() => seen()));
            port1.start();
            port2.postMessage("");
          }),
      );
    },
    posted: () => page.evaluate(() => hogRecord.posted),
    waitFor: async (type, skip = 0) => {
      const found = await page.waitForFunction(
        (wanted) => hogRecord.posted.slice(wanted.skip).find((one) => one.type === wanted.type),
        { type, skip },
      );
      return found.jsonValue();
    },
    state: () => page.evaluate(() => hogRecord.state),
    setTheme: (chosen) => page.evaluate((values) => hogTheme(values), themes[chosen]),
    complaints: () => page.evaluate(() => [...hogRecord.violations, ...hogRecord.errors]),
    faintTexts: () => page.evaluate(() => hogFaintTexts()),
    namelessControls: () => findNamelessControls(page),
    picture: async (file) => {
      const folder = join(root, "test-results", "pages");
      await mkdir(folder, { recursive: true });
      await page.screenshot({ path: join(folder, `${file}.png`) });
    },
  };
}

const controlRoles: ReadonlySet<string> = new Set([
  "button",
  "checkbox",
  "columnheader",
  "grid",
  "DisclosureTriangle",
  "link",
  "progressbar",
  "radio",
  "searchbox",
  "switch",
  "table",
  "textbox",
]);

/** Asks the browser's own tree for screen readers. */
async function findNamelessControls(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  return nodes
    .filter(({ ignored, role }) => !ignored && controlRoles.has(String(role?.value)))
    .filter(({ name }) => String(name?.value ?? "") === "")
    .map(({ role }) => String(role?.value));
}

declare global {
  /** See `probe.js`. */
  function hogFaintTexts(): readonly string[];
  /** See `fakeVscodeApi.js`. */
  const hogRecord: {
    readonly posted: readonly { readonly type: string }[];
    readonly violations: readonly string[];
    readonly errors: readonly string[];
    readonly state: unknown;
  };
  function hogTheme(theme: {
    readonly variables: Readonly<Record<string, string>>;
    readonly bodyClass: string;
  }): void;
}
