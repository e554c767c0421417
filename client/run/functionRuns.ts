import { type ExtensionContext, Range, commands, window, workspace } from "vscode";
import type { HogFunction } from "../../protocol/posthog.ts";
import type { RunPageLog, RunReport } from "../../protocol/runPage.ts";
import type { Connection } from "../account/connection.ts";
import { displayName } from "../displayText.ts";
import { readConfiguration } from "../files/functionDocument.ts";
import { openDocument, openUriOf, uriOf } from "../files/functionFiles.ts";
import type { ReadonlyTexts } from "../files/readonlyTexts.ts";
import type { SampleFiles } from "../files/sampleFiles.ts";
import type { FunctionStore } from "../functionStore.ts";
import { comparedEvent } from "./comparedEvent.ts";
import { eventGlobals } from "./eventGlobals.ts";
import { runLocally } from "./localRun.ts";
import { type RunPlace, pickPlace } from "./pickPlace.ts";
import { type Sample, ago, pickSample } from "./pickSample.ts";
import { filterEventNames } from "./filterEvent.ts";
import type { Comparison, RunPanel } from "./runPanel.ts";
import { lineFinder, reportOfLocal, reportOfPostHog } from "./runReport.ts";
import {
  type RunSubject,
  localRequest,
  postHogRequest,
  runsHere,
  siteRefusal,
} from "./runRequest.ts";
import { defaultGlobals, projectGlobal } from "./samples.ts";

/** What runs need. */
export interface Running {
  readonly context: ExtensionContext;
  readonly store: FunctionStore;
  readonly samples: SampleFiles;
  readonly texts: ReadonlyTexts;
  readonly panel: RunPanel;
}

type Globals = Readonly<Record<string, unknown>>;

interface Choice {
  readonly sample: Sample;
  readonly place: RunPlace;
}

/** How many recent events are offered. */
const recentCount = 20;

/** Runs functions as they stand in the editor, and shows how they went. */
export class FunctionRuns {
  readonly #context: ExtensionContext;
  readonly #store: FunctionStore;
  readonly #samples: SampleFiles;
  readonly #texts: ReadonlyTexts;
  readonly #panel: RunPanel;
  /** What was chosen last, by the id of the function. */
  readonly #choices = new Map<string, Choice>();

  constructor({ context, store, samples, texts, panel }: Running) {
    this.#context = context;
    this.#store = store;
    this.#samples = samples;
    this.#texts = texts;
    this.#panel = panel;
  }

  /** Asks for a sample and a place, and runs. */
  async choose(id: string): Promise<void> {
    const fn = await this.#store.load(id);
    if (!runsHere(fn.type)) throw new Error(siteRefusal.message);
    const sample = await this.#chooseSample(fn);
    if (!sample) return;
    const place = await pickPlace(displayName(fn), fn.type);
    if (place) await this.run(id, sample, place);
  }

  /** Runs as the last time; asks if there was none. */
  async again(id: string): Promise<void> {
    const choice = this.#choices.get(id);
    if (choice) await this.run(id, choice.sample, choice.place);
    else await this.choose(id);
  }

  /**
   * Runs a function. `undefined` when there was no run, and the panel says why: an earlier one was
   * overtaken, PostHog could not be asked, or there is nothing to run, such as a broken configuration.
   */
  async run(id: string, sample: Sample, place: RunPlace): Promise<RunReport | undefined> {
    this.#choices.set(id, { sample, place });
    const { connection } = this.#store;
    const known = this.#store.get(id);
    const heading = {
      functionName: known ? displayName(known) : "Function",
      sample: describe(sample),
      place: place.place,
      real: place.real,
    };
    let globals: Globals = {};
    const signal = this.#panel.start(heading, {
      again: () => void commands.executeCommand("hog.runAgain", { id }),
      openSample: () => void this.#openSample(id, sample, globals),
      reveal: (line) => void this.#reveal(connection, id, line),
    });
    try {
      const fn = await this.#store.load(id, signal, connection);
      globals = await this.#globalsOf(connection, fn, sample);
      signal.throwIfAborted();
      const subject = { ...subjectOf(connection, fn), globals, real: place.real };
      const report = await this.#report(connection, subject, place, signal);
      this.#panel.finish(signal, heading, report, comparisonOf(fn, globals, report));
      return report;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (signal.aborted) this.#panel.finish(signal, heading, cancelled);
      else this.#panel.fail(signal, heading, error.message);
      return undefined;
    }
  }

  async #chooseSample(fn: HogFunction): Promise<Sample | undefined> {
    const { api, authority } = this.#store.connection;
    const address = { authority, type: fn.type, id: fn.id, part: "sample" } as const;
    const hasDocument = (await this.#samples.saved(address)) !== undefined;
    const names = filterEventNames(fn);
    const choice = await pickSample({
      functionName: displayName(fn),
      hasDocument,
      ...(runsOnEvents(fn) && {
        recent: (signal: AbortSignal) => api.events.recent({ names, limit: recentCount }, signal),
      }),
    });
    if (choice?.kind !== "edit") return choice;
    await commands.executeCommand("hog.openSample", { id: fn.id });
    return undefined;
  }

  /** The sample that was used: the document, or what was made for the run. */
  async #openSample(id: string, sample: Sample, globals: Globals): Promise<void> {
    if (sample.kind === "document") return commands.executeCommand("hog.openSample", { id });
    const uri = this.#texts.put("run", "sample.json", `${JSON.stringify(globals, null, 2)}\n`);
    await window.showTextDocument(uri);
  }

  async #globalsOf(connection: Connection, fn: HogFunction, sample: Sample): Promise<Globals> {
    switch (sample.kind) {
      case "default":
        return defaultGlobals(connection, fn);
      case "event":
        return eventGlobals(sample.event, fn, projectGlobal(connection));
      case "document":
        return sampleDocument(connection, fn);
    }
  }

  async #report(
    connection: Connection,
    subject: RunSubject,
    { place }: RunPlace,
    signal: AbortSignal,
  ): Promise<RunReport> {
    return place === "local"
      ? this.#reportLocal(connection, subject, signal)
      : reportThere(connection, subject, signal);
  }

  async #reportLocal(
    connection: Connection,
    subject: RunSubject,
    signal: AbortSignal,
  ): Promise<RunReport> {
    // PostHog completes this itself.
    const project = projectGlobal(connection);
    const asked = localRequest({ ...subject, globals: { project, ...subject.globals } });
    if (asked.kind === "refused") throw new Error(asked.message);
    const warnings = asked.missingSecrets.map(missingSecret);
    for (const warning of warnings) this.#panel.log(signal, warning);
    const lineOf = lineFinder(subject.code);
    const result = await runLocally(asked.request, {
      program: this.#context.asAbsolutePath("dist/runner.cjs"),
      signal,
      onLog: ({ timestamp, level, message, at }) =>
        this.#panel.log(signal, { timestamp, level, message, ...lineOf(at) }),
    });
    const report = reportOfLocal(result, subject.code);
    const timestamp = report.logs[0]?.timestamp;
    const dated = warnings.map((warning) => ({ ...warning, ...(timestamp && { timestamp }) }));
    return { ...report, logs: [...dated, ...report.logs] };
  }

  /** Shows the line where the code is open, else in a new editor. */
  async #reveal({ authority }: Connection, id: string, line: number): Promise<void> {
    const open = openDocument(authority, id, "code");
    const known = this.#store.get(id);
    const uri = open?.uri ?? (known && openUriOf(known, "code", authority));
    if (!uri) return;
    const shown = window.visibleTextEditors.find(({ document }) => document === open);
    await window.showTextDocument(uri, {
      selection: new Range(line, 0, line, 0),
      ...(shown?.viewColumn && { viewColumn: shown.viewColumn }),
    });
  }
}

async function reportThere(
  { api }: Connection,
  subject: RunSubject,
  signal: AbortSignal,
): Promise<RunReport> {
  const asked = postHogRequest(subject);
  if (asked.kind === "refused") throw new Error(asked.message);
  const { base, globals } = subject;
  const started = performance.now();
  const answer = await api.functions.invoke(base.id, asked.request, signal);
  const report = reportOfPostHog(answer, base.type, globals);
  return { ...report, duration: performance.now() - started };
}

/** As it stands in the editor, else as it was saved. */
async function sampleDocument({ authority }: Connection, fn: HogFunction): Promise<Globals> {
  const open = openDocument(authority, fn.id, "sample");
  if (open) return readGlobals(open.getText());
  const saved = await workspace.fs.readFile(uriOf(fn, "sample", authority));
  return readGlobals(new TextDecoder().decode(saved));
}

function comparisonOf(
  fn: HogFunction,
  globals: Globals,
  report: RunReport,
): Comparison | undefined {
  if (!report.comparable) return undefined;
  const before = globals["event"];
  return { functionName: displayName(fn), before, after: comparedEvent(before, report.result) };
}

const cancelled: RunReport = {
  status: "cancelled",
  result: null,
  comparable: false,
  errors: [],
  logs: [],
  requests: [],
  captured: [],
};

/** The code and the configuration as they stand in the editor where they are not saved. */
function subjectOf(
  { authority }: Connection,
  base: HogFunction,
): Pick<RunSubject, "base" | "code" | "configuration"> {
  const edited = openDocument(authority, base.id, "code");
  const code = edited?.isDirty ? edited.getText() : base.hog;
  const configuration = openDocument(authority, base.id, "configuration");
  if (!configuration?.isDirty) return { base, code };
  const read = readConfiguration(configuration.getText(), base.type);
  if ("configuration" in read) return { base, code, configuration: read.configuration };
  const [problem] = read.problems;
  const line = problem ? configuration.positionAt(problem.start).line + 1 : 1;
  throw new Error(`The function's JSON has an error in line ${line}. ${problem?.message ?? ""}`);
}

function describe(sample: Sample): string {
  switch (sample.kind) {
    case "default":
      return "Default example";
    case "document":
      return "Your sample";
    case "event":
      return `${sample.event.event}, ${ago(sample.event.timestamp)}`;
  }
}

function missingSecret(key: string): RunPageLog {
  return {
    timestamp: new Date().toISOString(),
    level: "warn",
    message: `The value of the secret input ${key} is known to PostHog only; here it is missing. Run it on PostHog to use it.`,
  };
}

function readGlobals(text: string): Globals {
  const value = parse(text);
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw new Error("The sample has to be a JSON object. Edit it, then run again.");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error("The sample is no valid JSON. Correct it, then run again.");
  }
}

/** Webhooks run on requests, log transformations on records: the project has none to offer. */
function runsOnEvents({ type }: HogFunction): boolean {
  return type === "transformation" || type.endsWith("destination");
}
