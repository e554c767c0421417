import type { FunctionFilters, InputItem, InputSchemaEntry } from "../../protocol/posthog.ts";
import { type ShownConfiguration, inputTypes } from "./configurationFields.ts";
import { type Mistake, error, warning } from "./mistake.ts";
import { nearestWord } from "./nearestWord.ts";
import { inputFields } from "./shownConfiguration.ts";
import { isMask, keepsStoredSecret } from "./storedSecret.ts";

/** Finds what has the right types, and yet is not what anybody can want. */
export function checkMeaning(configuration: ShownConfiguration): readonly Mistake[] {
  const { inputs_schema: schema, inputs, filters = {} } = configuration;
  const own: InputGroup = { path: [], schema, inputs };
  const mapped = (configuration.mappings ?? []).map((mapping, index): InputGroup => {
    const { inputs_schema: schema = [], inputs = {} } = mapping;
    return { path: ["mappings", index], schema, inputs };
  });
  return [
    ...[own, ...mapped].flatMap((group) => [...checkSchema(group), ...checkItems(group)]),
    ...checkMarkers(own),
    ...mapped.flatMap(checkMappedSecrets),
    ...(mapped.length > 0 ? checkFiltersBesideMappings(filters) : []),
  ];
}

/** Inputs with the schema that describes them: the function's own, or those of a mapping. */
interface InputGroup {
  /** Of the object that holds both. */
  readonly path: Mistake["path"];
  readonly schema: readonly InputSchemaEntry[];
  readonly inputs: Readonly<Record<string, InputItem>>;
}

function checkSchema({ path, schema }: InputGroup): readonly Mistake[] {
  const seen = new Set<string>();
  return schema.flatMap(({ key, type }, index) => {
    const place = [...path, "inputs_schema", index];
    if (seen.has(key)) {
      const message = `The key "${key}" is taken by an entry above. Choose another.`;
      return [error([...place, "key"], message)];
    }
    seen.add(key);
    if (inputTypes.includes(type)) return [];
    const message = `"${type}" is no known type of input.${hint(type, inputTypes)}`;
    return [warning([...place, "type"], message)];
  });
}

function checkItems(group: InputGroup): readonly Mistake[] {
  const { path, schema, inputs } = group;
  const keys = new Set(schema.map(({ key }) => key));
  const secrets = secretKeys(group);
  return Object.entries(inputs).flatMap(([key, item]) => {
    const place = [...path, "inputs", key];
    if (!keys.has(key)) {
      const message = `inputs_schema has no entry for "${key}", so PostHog drops it.${hint(key, keys)}`;
      return [warning(place, message, "name")];
    }
    if (secrets.has(key) && !keepsStoredSecret(item) && isMask(item.value)) {
      return [error([...place, "value"], maskMessage(key))];
    }
    return unknownParts(place, item);
  });
}

function maskMessage(key: string): string {
  return `This row of characters would be stored as "${key}" itself. Write { "secret": true } to keep the stored value, or type a new one.`;
}

function unknownParts(place: Mistake["path"], item: InputItem): readonly Mistake[] {
  return Object.keys(item)
    .filter((name) => !inputFields.has(name))
    .map((name) => {
      const message = `An input has no "${name}", so PostHog drops it.${hint(name, inputFields)}`;
      return warning([...place, name], message, "name");
    });
}

/**
 * The marker of a stored secret makes sense only where the schema says that the input is secret. Where
 * it says so no more, PostHog would put the stored value into the open, or lose it.
 */
function checkMarkers(group: InputGroup): readonly Mistake[] {
  const secrets = secretKeys(group);
  return Object.entries(group.inputs)
    .filter(([key, item]) => !secrets.has(key) && keepsStoredSecret(item))
    .map(([key]) => {
      const message = `inputs_schema does not mark "${key}" as secret, so no stored value can be kept. Write a value.`;
      return error(["inputs", key], message, "name");
    });
}

/** Older servers show secrets of mappings to everybody, newer ones refuse them. */
function checkMappedSecrets({ path, schema, inputs }: InputGroup): readonly Mistake[] {
  const declared = schema.flatMap(({ key, secret }, index) => {
    if (secret !== true) return [];
    const message = `A mapping cannot keep "${key}" secret. Make it an input of the function.`;
    return [warning([...path, "inputs_schema", index, "secret"], message)];
  });
  const marked = Object.entries(inputs).flatMap(([key, item]) => {
    if (!keepsStoredSecret(item)) return [];
    const message = `No secrets are stored for mappings. Write a value for "${key}".`;
    return [error([...path, "inputs", key], message, "name")];
  });
  return [...declared, ...marked];
}

function checkFiltersBesideMappings(filters: FunctionFilters): readonly Mistake[] {
  return ["events", "actions"].flatMap((name) => {
    const chosen = filters[name];
    if (!Array.isArray(chosen) || chosen.length === 0) return [];
    const message = `Beside mappings PostHog drops the ${name} of the function. Put them into the mappings.`;
    return [warning(["filters", name], message, "name")];
  });
}

function secretKeys({ schema }: InputGroup): ReadonlySet<string> {
  return new Set(schema.filter(({ secret }) => secret === true).map(({ key }) => key));
}

function hint(name: string, known: Iterable<string>): string {
  const near = nearestWord(name, known);
  return near === undefined ? "" : ` Did you mean "${near}"?`;
}
