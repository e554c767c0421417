import { type ExtensionContext, Range, window, workspace } from "vscode";
import type { HogFunction } from "../../protocol/posthog.ts";
import type { RunHeading, RunPageLog, RunReport } from "../../protocol/runPage.ts";
import { ApiError } from "../api/apiError.ts";
import { readConfiguration } from "../files/functionDocument.ts";
import { openDocument, openUriOf, uriOf } from "../files/functionFiles.ts";
import { readHogUri } from "../files/hogUri.ts";
import type { SampleFiles } from "../files/sampleFiles.ts";
import type { FunctionStore } from "../functionStore.ts";
import { comparedEvent } from "./comparedEvent.ts";
import { eventGlobals } from "./eventGlobals.ts";
import { runLocally } from "./localRun.ts";
import { type RunPlace, pickPlace } from "./pickPlace.ts";
import { type Sample, ago, pickSample } from "./pickSample.ts";
import { filterEventNames } from "./filterEvent.ts";
import type { RunPanel } from "./runPanel.ts";
import { lineFinder, reportOfLocal, reportOfPostHog } from "./runReport.ts";
import { type RunSubject, localRequest, postHogRequest } from "./runRequest.ts";
import { defaultGlobals, projectGlobal } from "./samples.ts";

/** What runs need. */
export interface Running {
  readonly context: ExtensionContext;
  readonly store: FunctionStore;
  readonly samples: SampleFiles;
  readonly panel: RunPanel;
}

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
  readonly #panel: RunPanel;
  /** What was chosen last, by the id of the function. */
  readonly #choices = new Map<string, Choice>();

  constructor({ context, store, samples, panel }: Running) {
    this.#context = context;
    this.#store = store;
    this.#samples = samples;
    this.#panel = panel;
  }

  /** Asks for a sample and a place, and runs. */
  async choose(id: string): Promise<void> {
    const fn = await this.#store.load(id);
    refuseSite(fn);
    const sample = await this.#chooseSample(fn);
    if (!sample) return;
    const place = await pickPlace(nameOf(fn), fn.type);
    if (place) await this.run(id, sample, place);
  }

  /** Runs as the last time; asks if there was none. */
  async again(id: string): Promise<void> {
    const choice = this.#choices.get(id);
    if (choice) await this.run(id, choice.sample, choice.place);
    else await this.choose(id);
  }

  /**
   * Runs a function. `undefined` when there was no run, and the panel says why.
   *
   * @throws Error with a message to show when there is nothing to run, such as a broken configuration.
   */
  async run(id: string, sample: Sample, place: RunPlace): Promise<RunReport | undefined> {
    this.#choices.set(id, { sample, place });
    const fn = await this.#store.load(id);
    refuseSite(fn);
    const globals = await this.#globalsOf(fn, sample);
    const subject = { ...subjectOf(fn), globals, real: place.real };
    const heading = headingOf(fn, sample, place);
    const signal = this.#panel.start(heading, {
      again: () => void this.again(id),
      openSample: () => void this.#editSample(fn),
      reveal: (line) => void this.#reveal(fn, line),
    });
    try {
      const report = await this.#report(subject, place, signal);
      const before = globals["event"];
      const after = comparedEvent(before, report.result);
      const comparison = { functionName: nameOf(fn), before, after };
      this.#panel.finish(signal, heading, report, report.comparable ? comparison : undefined);
      return report;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      this.#panel.fail(signal, heading, error.message);
      return undefined;
    }
  }

  async #chooseSample(fn: HogFunction): Promise<Sample | undefined> {
    const { api, authority } = this.#store.connection;
    const address = { authority, type: fn.type, id: fn.id, part: "sample" } as const;
    const hasDocument = (await this.#samples.saved(address)) !== undefined;
    const names = filterEventNames(fn);
    const choice = await pickSample({
      functionName: nameOf(fn),
      hasDocument,
      ...(runsOnEvents(fn) && {
        recent: (signal: AbortSignal) => api.events.recent({ names, limit: recentCount }, signal),
      }),
    });
    if (choice?.kind !== "edit") return choice;
    await this.#editSample(fn);
    return undefined;
  }

  async #editSample(fn: HogFunction): Promise<void> {
    await window.showTextDocument(uriOf(fn, "sample", this.#store.connection.authority));
  }

  async #globalsOf(fn: HogFunction, sample: Sample): Promise<Readonly<Record<string, unknown>>> {
    switch (sample.kind) {
      case "default":
        return defaultGlobals(this.#store.connection, fn);
      case "event":
        return eventGlobals(sample.event, fn, projectGlobal(this.#store.connection));
      case "document":
        return this.#sampleDocument(fn);
    }
  }

  /** As it stands in the editor, else as it was saved. */
  async #sampleDocument(fn: HogFunction): Promise<Readonly<Record<string, unknown>>> {
    const uri = uriOf(fn, "sample", this.#store.connection.authority);
    const open = openDocument(fn.id, "sample");
    const text = open?.getText() ?? new TextDecoder().decode(await workspace.fs.readFile(uri));
    return readGlobals(text);
  }

  async #report(subject: RunSubject, { place }: RunPlace, signal: AbortSignal): Promise<RunReport> {
    return place === "local"
      ? this.#reportLocal(subject, signal)
      : this.#reportPostHog(subject, signal);
  }

  async #reportLocal(subject: RunSubject, signal: AbortSignal): Promise<RunReport> {
    // PostHog completes this itself.
    const project = projectGlobal(this.#store.connection);
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

  async #reportPostHog(subject: RunSubject, signal: AbortSignal): Promise<RunReport> {
    const asked = postHogRequest(subject);
    if (asked.kind === "refused") throw new Error(asked.message);
    const { base, globals } = subject;
    const started = performance.now();
    try {
      const { functions } = this.#store.connection.api;
      const answer = await functions.invoke(base.id, asked.request, signal);
      return {
        ...reportOfPostHog(answer, base.type, globals),
        duration: performance.now() - started,
      };
    } catch (error) {
      if (error instanceof ApiError && error.failure === "cancelled") return cancelled;
      throw error;
    }
  }

  async #reveal(fn: HogFunction, line: number): Promise<void> {
    const uri = openUriOf(fn, "code", this.#store.connection.authority);
    const selection = new Range(line, 0, line, 0);
    const shown = window.visibleTextEditors.find(
      ({ document }) => readHogUri(document.uri)?.id === fn.id,
    );
    await window.showTextDocument(uri, {
      selection,
      ...(shown?.viewColumn && { viewColumn: shown.viewColumn }),
    });
  }
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

/** The code and the configuration as they stand in the editor, saved or not. */
function subjectOf(base: HogFunction): Pick<RunSubject, "base" | "code" | "configuration"> {
  const code = openDocument(base.id, "code")?.getText() ?? base.hog;
  const edited = openDocument(base.id, "configuration");
  if (!edited?.isDirty) return { base, code };
  const read = readConfiguration(edited.getText(), base.type);
  if ("configuration" in read) return { base, code, configuration: read.configuration };
  const [problem] = read.problems;
  const line = problem ? edited.positionAt(problem.start).line + 1 : 1;
  throw new Error(`The function's JSON has an error in line ${line}. ${problem?.message ?? ""}`);
}

function headingOf(fn: HogFunction, sample: Sample, { place, real }: RunPlace): RunHeading {
  return { functionName: nameOf(fn), sample: describe(sample), place, real };
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

function readGlobals(text: string): Readonly<Record<string, unknown>> {
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

function refuseSite({ type }: HogFunction): void {
  if (type !== "site_app" && type !== "site_destination") return;
  throw new Error("Site functions run in browsers and cannot be run here. Try them on a page.");
}

/** Webhooks run on requests, log transformations on records: the project has none to offer. */
function runsOnEvents({ type }: HogFunction): boolean {
  return type === "transformation" || type.endsWith("destination");
}

function nameOf({ name }: HogFunction): string {
  return name || "Untitled";
}
