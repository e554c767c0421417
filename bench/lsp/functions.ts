import { readFileSync } from "node:fs";
import type { ProjectNames } from "../../protocol/languageRequests.ts";

const program = readFileSync("bench/programs/orders.hog", "utf8");
const lines = program.split("\n");

/** A realistic program of so many lines: the same functions again and again, each time in a function. */
export function programOf(length: number): string {
  const parts = Array.from({ length: Math.ceil(length / lines.length) }, (_, index) => [
    `fun part${index}() {`,
    ...lines,
    "}",
    `part${index}()`,
  ]);
  return parts.flat().slice(0, length).join("\n");
}

/** A function that has that program. */
export function functionOf(code: string) {
  const keys = Array.from({ length: 30 }, (_, index) =>
    index === 0 ? "customer" : `input_${index}`,
  );
  const configuration = {
    name: "Orders",
    enabled: true,
    inputs_schema: keys.map((key) => ({ key, type: "string", label: `Input ${key}` })),
    inputs: Object.fromEntries(
      keys.map((key, index) => [key, { value: `Of {event.properties.total} for ${index}` }]),
    ),
    filters: {
      source: "events",
      events: [{ id: "order paid", name: "order paid", type: "events" }],
    },
  };
  const text = JSON.stringify(configuration, null, 2);
  return { type: "destination", code, configuration: text } as const;
}

/** A project with so many properties. */
export function projectOf(properties: number): ProjectNames {
  return {
    complete: true,
    events: Array.from({ length: 200 }, (_, index) => ({ name: `event number ${index}` })),
    eventProperties: Array.from({ length: properties }, (_, index) => ({
      name: `${["total", "order", "user", "page"][index % 4]}_property_${index}`,
      type: index % 3 === 0 ? "Numeric" : "String",
    })),
    personProperties: Array.from({ length: 100 }, (_, index) => ({ name: `trait_${index}` })),
    groups: [{ type: "company", index: 0, properties: [{ name: "plan", type: "String" }] }],
    sample: { event: { event: "order paid", properties: { total: 12 } } },
  };
}
