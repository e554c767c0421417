import type { RunRequest } from "../../protocol/run.ts";
import type { Host } from "../../server/run/host.ts";
import { createMockedHost } from "../../server/run/mockedHost.ts";
import { createClock } from "../../server/run/world.ts";

/**
 * The world of runs that nobody tests: every request succeeds and none is sent. What the mocks note
 * belongs to the test panel; a function that runs for real has no such lines in its log.
 */
export function createSimulatedHost({ world = {} }: RunRequest): Host {
  const mocked = createMockedHost(createClock(world));
  return {
    answer: async (call, signal) => ({ ...(await mocked.answer(call, signal)), notes: [] }),
  };
}
