import { createTemplate } from "./createTemplate.ts";

export const stripQuery = createTemplate({
  id: "template-strip-query",
  name: "Strip query strings",
  description: "Removes the parameters of addresses, but for some that you choose.",
  type: "transformation",
  status: "stable",
  category: ["Privacy"],
  code: String.raw`// Removes the parameters of addresses, but for some.
fun strip(address) {
  let parts := splitByString('?', address);
  let query := splitByString('#', parts[2] ?? '')[1];
  let kept := arrayFilter(
    pair -> has(inputs.keep, splitByString('=', pair)[1]),
    splitByString('&', query ?? ''),
  );
  if (empty(kept)) {
    return parts[1];
  }
  return f'{parts[1]}?{arrayStringConcat(kept, '&')}';
}

let result := event;
let changed := 0;
for (let name in inputs.properties) {
  let address := result.properties[name];
  if (typeof(address) == 'string' and position(toString(address), '?') > 0) {
    result.properties[name] := strip(address);
    changed := changed + 1;
  }
}

print(f'Stripped {changed} of {length(inputs.properties)} addresses');
return result;
`,
  inputs_schema: [
    {
      key: "properties",
      type: "json",
      label: "Properties",
      description: "Those that hold addresses.",
      default: ["$current_url", "$referrer"],
      required: true,
    },
    {
      key: "keep",
      type: "json",
      label: "Parameters to keep",
      default: ["utm_source", "utm_medium", "utm_campaign"],
      required: true,
    },
  ],
});
