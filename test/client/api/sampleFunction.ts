import type { HogFunction } from "../../../protocol/posthog.ts";

/** A function as the server answers it. */
export function sampleFunction(changes: Partial<HogFunction> = {}): HogFunction {
  return {
    id: "0198a000-0000-7000-8000-000000000001",
    type: "destination",
    name: "Ping",
    description: "",
    created_at: "2026-03-10T09:00:00.000000Z",
    created_by: { id: 12, first_name: "Ada", email: "ada@example.test" },
    updated_at: "2026-03-10T09:00:00.000000Z",
    enabled: false,
    hog: "fetch(inputs.url)",
    bytecode: ["_H", 1, 29],
    transpiled: null,
    inputs_schema: [{ type: "string", key: "url", label: "URL", required: true }],
    inputs: { url: { value: "https://hooks.example.test", bytecode: ["_H", 1], order: 0 } },
    filters: { source: "events", bytecode: ["_H", 1, 29] },
    masking: null,
    mappings: null,
    icon_url: null,
    template: null,
    status: { state: 0, tokens: 0 },
    execution_order: null,
    ...changes,
  };
}
