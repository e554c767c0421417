import { setImmediate } from "node:timers/promises";
import { runFunction } from "../server/run/runFunction.ts";
import {
  emptyState,
  mostEvents,
  type ProjectState,
  putFunctions,
  type StoredEvent,
} from "./projectState.ts";
import { toJsonObject } from "./json.ts";
import { healthIn } from "./runs/health.ts";
import { Masker } from "./runs/masker.ts";
import { playEvent } from "./runs/playEvent.ts";
import type { Player } from "./runs/player.ts";
import { addRecords } from "./runs/runRecord.ts";
import { createSimulatedHost } from "./runs/simulatedHost.ts";
import { FieldProblem } from "./save/fieldProblem.ts";
import { createFunction } from "./save/saveFunction.ts";
import type { DemoFunction, DemoProject } from "./seed/demoProject.ts";

/** What a new project is made of. */
export interface Demo {
  readonly project: DemoProject;
  /** What happened in the days before `end`, oldest first; the same for the same seed. */
  readonly eventStream: (days: number, end: Date, seed: number) => readonly StoredEvent[];
}

const days = 7;
const seed = 1;
const millisecondsOfDay = 86_400_000;

/**
 * Makes the demo project: its functions, and the last week played through them, so that their logs,
 * metrics and states come from runs.
 */
export async function createDemoState(
  { project, eventStream }: Demo,
  now: Date,
  report: (message: string) => void,
): Promise<ProjectState> {
  report("Making the demo project…");
  let state = await createDemoFunctions(project, new Date(now.getTime() - 8 * millisecondsOfDay));
  const masker = new Masker();
  for (const [index, events] of byDay(eventStream(days, now, seed)).entries()) {
    report(`Playing day ${index + 1}: ${events.length} events…`);
    // Lets messages out, and lets the process end when nobody waits any more.
    await setImmediate();
    state = await playAll({ ...demoPlayer, state, content: project, masker }, events);
  }
  return showStates(state, project.functions, now);
}

async function createDemoFunctions(project: DemoProject, start: Date): Promise<ProjectState> {
  let state = emptyState(true);
  for (const [index, demo] of project.functions.entries()) {
    const time = new Date(start.getTime() + index * 60_000);
    state = await createDemoFunction(project, state, demo, time);
  }
  return state;
}

async function createDemoFunction(
  project: DemoProject,
  state: ProjectState,
  { body, filtersAsStored }: DemoFunction,
  time: Date,
): Promise<ProjectState> {
  try {
    const saved = await createFunction(project, state, body, time);
    if (filtersAsStored === undefined) return saved.state;
    return putFunctions(saved.state, [{ ...saved.fn, filters: toJsonObject(filtersAsStored) }]);
  } catch (error) {
    if (!(error instanceof FieldProblem)) throw error;
    const place = error.path.join(".");
    throw new Error(`The demo function "${body.name}" is refused at ${place}: ${error.message}`, {
      cause: error,
    });
  }
}

function byDay(events: readonly StoredEvent[]): readonly (readonly StoredEvent[])[] {
  const byDate = new Map<string, StoredEvent[]>();
  for (const event of events) {
    const date = event.timestamp.slice(0, 10);
    byDate.set(date, [...(byDate.get(date) ?? []), event]);
  }
  return [...byDate.values()];
}

/** The demo's programs are ours, so they need no thread of their own; each run is in the past. */
const demoPlayer: Pick<Player, "run" | "timeOf" | "worldOf"> = {
  run: (request) => runFunction(request, createSimulatedHost(request)),
  timeOf: ({ timestamp }) => timestamp,
  worldOf: ({ timestamp }) => ({ now: timestamp }),
};

async function playAll(player: Player, events: readonly StoredEvent[]): Promise<ProjectState> {
  const kept: StoredEvent[] = [];
  const records = [];
  for (const event of events) {
    const played = await playEvent(player, event);
    kept.push(...played.events);
    records.push(...played.records);
  }
  const state = addRecords(player.state, records);
  return { ...state, events: [...state.events, ...kept].slice(-mostEvents) };
}

/** Some functions show a state that their runs do not give. */
function showStates(state: ProjectState, demos: readonly DemoFunction[], now: Date): ProjectState {
  const runs = new Map(state.runs);
  // They were made in the order of the list.
  const ids = [...state.functions.keys()];
  for (const [index, { state: shown }] of demos.entries()) {
    const id = ids[index];
    if (shown === undefined || id === undefined) continue;
    const { logs = [], counts = new Map() } = runs.get(id) ?? {};
    runs.set(id, { logs, counts, health: healthIn(shown, now.toISOString()) });
  }
  return { ...state, runs };
}
