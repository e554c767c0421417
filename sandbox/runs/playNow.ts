import { mostEvents, type StoredEvent } from "../projectState.ts";
import type { Sandbox } from "../sandbox.ts";
import { playEvent, type Played } from "./playEvent.ts";
import { addRecords } from "./runRecord.ts";
import { createSimulatedHost } from "./simulatedHost.ts";

/**
 * Plays an event through the functions as they are now, and keeps what comes of it. Load this when an
 * event comes: PostHog's machine is large, and a start should not wait for it.
 */
export async function playNow(sandbox: Sandbox, event: StoredEvent): Promise<Played> {
  const { store, content, masker } = sandbox;
  const played = await playEvent(
    {
      state: store.state,
      content,
      masker,
      run: (request) => sandbox.run(request, createSimulatedHost(request)),
      timeOf: () => new Date().toISOString(),
      worldOf: () => ({}),
    },
    event,
  );
  await store.change((state) => ({
    state: {
      ...addRecords(state, played.records),
      events: [...state.events, ...played.events].slice(-mostEvents),
    },
    result: undefined,
  }));
  return played;
}
