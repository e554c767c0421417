import type { HogFunction } from "../../protocol/posthog.ts";

/** A function as the server answers it: a destination with nothing in it, but for what is given. */
export function makeFunction(fields: Partial<HogFunction> = {}): HogFunction {
  return {
    id: "0198a000-0000-7000-8000-000000000001",
    type: "destination",
    name: "Ping",
    description: "",
    created_at: "2026-03-10T09:00:00.000000Z",
    created_by: null,
    updated_at: "2026-03-10T09:00:00.000000Z",
    enabled: false,
    hog: "fetch('https://hooks.example.test')",
    bytecode: ["_H", 1, 29],
    transpiled: null,
    inputs_schema: [],
    inputs: {},
    filters: { source: "events", bytecode: ["_H", 1, 29] },
    masking: null,
    mappings: null,
    icon_url: null,
    template: null,
    status: { state: 0, tokens: 0 },
    execution_order: null,
    ...fields,
  };
}

/** A function with a plain and a secret input, whose value is stored. */
export function makeFunctionWithSecret(): HogFunction {
  return makeFunction({
    inputs_schema: [
      { key: "url", type: "string" },
      { key: "token", type: "string", secret: true },
    ],
    inputs: {
      token: { secret: true },
      url: { value: "https://a.test/{event.uuid}", bytecode: ["_H", 1, 32, "x"], order: 0 },
    },
  });
}
