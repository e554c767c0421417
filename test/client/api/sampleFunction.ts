import type { HogFunction } from "../../../protocol/posthog.ts";
import { makeFunction } from "../../support/makeFunction.ts";

/** A function as the server answers it, with an author and an input. */
export function sampleFunction(changes: Partial<HogFunction> = {}): HogFunction {
  return makeFunction({
    created_by: { id: 12, first_name: "Ada", email: "ada@example.test" },
    hog: "fetch(inputs.url)",
    inputs_schema: [{ type: "string", key: "url", label: "URL", required: true }],
    inputs: { url: { value: "https://hooks.example.test", bytecode: ["_H", 1], order: 0 } },
    ...changes,
  });
}
