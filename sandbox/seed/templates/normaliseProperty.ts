import { createTemplate } from "./createTemplate.ts";

export const normaliseProperty = createTemplate({
  id: "template-normalise-property",
  name: "Normalise a property",
  description: "Brings the spellings of a property into one.",
  type: "transformation",
  status: "stable",
  category: ["Custom"],
  code: String.raw`// Brings the spellings of a property into one.
let value := event.properties[inputs.property];
if (empty(value)) {
  return event;
}

let name := lower(trim(toString(value)));
let normalised := inputs.aliases[name] ?? name;
let result := event;
result.properties[inputs.property] := normalised;

if (normalised != value) {
  print(f'{inputs.property}: "{value}" is now "{normalised}"');
}
return result;
`,
  inputs_schema: [
    { key: "property", type: "string", label: "Property", required: true },
    {
      key: "aliases",
      type: "dictionary",
      label: "Aliases",
      description: "In lower case: what is written, and what it means.",
      default: {},
    },
  ],
});
