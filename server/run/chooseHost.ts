import type { RunRequest } from "../../protocol/run.ts";
import { tokenPlaceholder } from "./tokenPlaceholder.ts";
import type { Host } from "./host.ts";
import { createMockedHost } from "./mockedHost.ts";
import { createRealHost } from "./realHost.ts";
import { createScriptedHost } from "./scriptedHost.ts";
import { createClock } from "./world.ts";

/** The host that a request asks for: mocks, unless it says otherwise. */
export function chooseHost({ host, world = {}, integrations = {} }: RunRequest): Host {
  const mocked = createMockedHost(createClock(world));
  switch (host?.mode) {
    case undefined:
    case "mocked":
      return mocked;
    case "scripted":
      return createScriptedHost(host.rules, host.otherwise === "mock" ? mocked : undefined);
    case "real":
      return createRealHost(mocked, { placeholders: tokensOf(integrations) });
  }
}

function tokensOf(
  integrations: NonNullable<RunRequest["integrations"]>,
): ReadonlyMap<string, string> {
  const tokens = Object.entries(integrations).map(
    ([id, { access_token: token }]): [string, string] => {
      return [tokenPlaceholder(id), typeof token === "string" ? token : ""];
    },
  );
  return new Map(tokens);
}
