import { createTemplate } from "./createTemplate.ts";

export const dataLayer = createTemplate({
  id: "template-data-layer",
  name: "Data layer",
  description: "Pushes events into the data layer of a tag manager on the page.",
  type: "site_destination",
  status: "beta",
  category: ["Advertisement"],
  code: String.raw`type Entry = Record<string, unknown>;

interface Inputs {
  layer: string;
  name: string;
  values: Entry;
  debug: boolean;
}

function entriesOf(layer: string): Entry[] {
  const page = window as unknown as Record<string, Entry[] | undefined>;
  return (page[layer] ??= []);
}

/** Makes the layer before the first event comes. */
export async function onLoad({ inputs }: { inputs: Inputs }): Promise<void> {
  entriesOf(inputs.layer);
}

export function onEvent({ inputs, event }: { inputs: Inputs; event: { uuid: string } }): void {
  const entry: Entry = { event: inputs.name, ...inputs.values, id: event.uuid };
  if (inputs.debug) console.info("Data layer", entry);
  entriesOf(inputs.layer).push(entry);
}
`,
  inputs_schema: [
    {
      key: "layer",
      type: "string",
      label: "Name of the layer",
      default: "dataLayer",
      required: true,
    },
    { key: "debug", type: "boolean", label: "Write to the console", default: false },
  ],
  mapping_templates: [
    {
      name: "Purchase",
      include_by_default: true,
      use_all_events_by_default: false,
      filters: {
        source: "events",
        events: [{ id: "order completed", name: "order completed", type: "events", order: 0 }],
      },
      inputs: { name: { value: "purchase" }, values: { value: {} } },
      inputs_schema: [
        { key: "name", type: "string", label: "Event name", required: true },
        { key: "values", type: "dictionary", label: "Values", default: {} },
      ],
    },
  ],
});
