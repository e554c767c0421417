import { createTemplate } from "./createTemplate.ts";

export const hashProperties = createTemplate({
  id: "template-hash-properties",
  name: "Hash properties",
  description: "Replaces the values of some properties by salted hashes.",
  type: "transformation",
  status: "alpha",
  category: ["Privacy"],
  code: String.raw`// Replaces values by salted hashes, so that they can be compared, but not read.
let result := event;
for (let name in inputs.properties) {
  let value := result.properties[name];
  if (notEmpty(value)) {
    result.properties[name] := sha256HmacChainHex([inputs.salt, toString(value)]);
  }
}
return result;
`,
  inputs_schema: [
    { key: "properties", type: "json", label: "Properties", default: ["email"], required: true },
    { key: "salt", type: "string", label: "Salt", secret: true, required: true },
  ],
});
