import type { Node } from "jsonc-parser";
import { nearestName } from "../../../../hog/analysis/nearestName.ts";
import { type Finding, finding } from "./finding.ts";
import type { InputGroup, SchemaEntry } from "./inputGroup.ts";
import { entriesOf, fieldOf, itemsOf, type JsonEntry, valueOf } from "./json.ts";

/** What is wrong with the values of inputs, by what their schema says. */
export function findInputProblems(group: InputGroup): readonly Finding[] {
  return [
    ...findMissing(group),
    ...group.schema.flatMap((entry) => {
      const item = group.items.get(entry.key)?.value;
      const value = item && fieldOf(item, "value");
      return value ? checkValue(entry, value) : [];
    }),
  ];
}

/** PostHog saves no function without its required inputs. */
function findMissing({ schema, inputs, items }: InputGroup): readonly Finding[] {
  if (inputs?.value?.type !== "object") return [];
  const required = schema.filter(
    ({ node }) => valueOf(fieldOf(node, "required")) === true && !isSecret(node),
  );
  const empty = required.flatMap(({ key }) => {
    const value = fieldOf(items.get(key)?.value, "value");
    if (!value || !isEmpty(value)) return [];
    return [finding("missing-input", value, `The input \`${key}\` is required.`)];
  });
  const absent = required.filter(({ key }) => {
    const item = items.get(key);
    return !item || (item.value?.type === "object" && !fieldOf(item.value, "value"));
  });
  if (absent.length === 0) return empty;
  const names = absent.map(({ key }) => `\`${key}\``).join(", ");
  const message =
    absent.length === 1
      ? `The required input ${names} has no value.`
      : `The required inputs ${names} have no value.`;
  return [finding("missing-input", inputs.nameNode, message), ...empty];
}

/** The value of a secret need not be there: PostHog keeps the stored one. */
function isSecret(entry: Node): boolean {
  return valueOf(fieldOf(entry, "secret")) === true;
}

function isEmpty(value: Node): boolean {
  return value.type === "null" || value.value === "";
}

/** PostHog takes any empty value for none. */
function checkValue(entry: SchemaEntry, value: Node): readonly Finding[] {
  if (!value.value && value.type !== "object" && value.type !== "array") return [];
  switch (entry.type) {
    case "string":
      return value.type === "string" ? [] : [wrong(entry, value, "a text")];
    case "number":
      return value.type === "number" ? [] : [wrong(entry, value, "a number")];
    case "boolean":
      return checkBoolean(entry, value);
    case "dictionary":
      return value.type === "object" ? [] : [wrong(entry, value, "an object")];
    case "integration":
      return isIntegration(valueOf(value)) ? [] : [wrong(entry, value, "the id of an integration")];
    case "integration_multi": {
      const isList =
        value.type === "array" && itemsOf(value).every((id) => isIntegration(valueOf(id)));
      return isList ? [] : [wrong(entry, value, "a list of ids of integrations")];
    }
    case "email":
    case "native_email":
      return checkEmail(entry, value);
    case "choice":
      return checkChoice(entry, value);
    default:
      return [];
  }
}

function wrong({ key }: SchemaEntry, value: Node, wanted: string): Finding {
  return finding("input-value", value, `The value of \`${key}\` must be ${wanted}.`);
}

/** Newer servers take templates as well. */
function checkBoolean(entry: SchemaEntry, value: Node): readonly Finding[] {
  if (value.type === "boolean") return [];
  const text: unknown = value.value;
  if (typeof text === "string" && text.includes("{")) return [];
  return [wrong(entry, value, "true or false, without quotes")];
}

function isIntegration(value: unknown): boolean {
  const id: unknown =
    typeof value === "object" && value !== null && "integrationId" in value
      ? value.integrationId
      : value;
  return Number.isInteger(id);
}

function checkEmail(entry: SchemaEntry, value: Node): readonly Finding[] {
  if (value.type !== "object")
    return [wrong(entry, value, "an object with the parts of an e-mail")];
  const isGiven = (name: string): boolean => Boolean(valueOf(fieldOf(value, name)));
  const missing = ["from", "to", "subject"].filter((name) => !isGiven(name));
  if (!isGiven("text") && !isGiven("html")) missing.push("text or html");
  if (missing.length === 0) return [];
  const message = `The e-mail lacks ${missing.join(", ")}.`;
  return [finding("input-value", value, message)];
}

/** PostHog does not look, but the program relies on it. */
function checkChoice(entry: SchemaEntry, value: Node): readonly Finding[] {
  const choices = itemsOf(fieldOf(entry.node, "choices")).map((one) =>
    valueOf(fieldOf(one, "value")),
  );
  const chosen: unknown = value.value;
  if (choices.length === 0 || choices.includes(chosen)) return [];
  const names = choices.filter((choice) => typeof choice === "string");
  const near = typeof chosen === "string" ? nearestName(chosen, names) : undefined;
  const shown = names.slice(0, mostChoices).map((name) => `\`${name}\``);
  if (names.length > mostChoices) shown.push("…");
  const advice =
    near === undefined ? `Choose from ${shown.join(", ")}.` : `Did you mean \`${near}\`?`;
  return [finding("unknown-choice", value, `\`${entry.key}\` has no such choice. ${advice}`)];
}

const mostChoices = 10;

/**
 * Mistakes in a schema, and in what it says of the values. The extension tells these itself of the
 * document of a function, so they are looked for in files only.
 */
export function findSchemaProblems(group: InputGroup): readonly Finding[] {
  return [...findSchemaMistakes(group), ...findStrayItems(group)];
}

function findSchemaMistakes({ schema }: InputGroup): readonly Finding[] {
  const seen = new Set<string>();
  return schema.flatMap(({ key, keyNode, type, typeNode }) => {
    if (seen.has(key)) {
      const message = `The key \`${key}\` is taken by an entry above.`;
      return [finding("duplicate-input", keyNode, message)];
    }
    seen.add(key);
    if (inputTypes.has(type)) return [];
    const message = `There is no type of input \`${type}\`.${didYouMean(type, inputTypes)}`;
    return [finding("unknown-input-type", typeNode, message)];
  });
}

function findStrayItems({ schema, items, mapping }: InputGroup): readonly Finding[] {
  const entries = new Map(schema.map((entry) => [entry.key, entry]));
  return [...items.values()].flatMap((item): readonly Finding[] => {
    const entry = entries.get(item.name);
    if (!entry) {
      const near = didYouMean(item.name, entries.keys());
      const message = `\`inputs_schema\` has no entry for \`${item.name}\`, so PostHog drops it.${near}`;
      return [finding("input-without-schema", item.nameNode, message)];
    }
    return keepsStoredSecret(item) && (mapping !== undefined || !isSecret(entry.node))
      ? [finding("stored-secret", item.nameNode, storedSecretMessage(item, mapping))]
      : [];
  });
}

function storedSecretMessage({ name }: JsonEntry, mapping: number | undefined): string {
  return mapping === undefined
    ? `\`inputs_schema\` does not say that \`${name}\` is secret, so no value is stored. Write one.`
    : `No secrets are stored for mappings. Write a value for \`${name}\`.`;
}

function keepsStoredSecret({ value }: JsonEntry): boolean {
  const fields = entriesOf(value);
  return (
    fields.some(({ name, value: mark }) => name === "secret" && mark?.value === true) &&
    !fields.some(({ name }) => name === "value")
  );
}

function didYouMean(name: string, known: Iterable<string>): string {
  const near = nearestName(name, known);
  return near === undefined ? "" : ` Did you mean \`${near}\`?`;
}

const inputTypes: ReadonlySet<string> = new Set([
  "string",
  "number",
  "boolean",
  "choice",
  "json",
  "dictionary",
  "integration",
  "integration_multi",
  "integration_field",
  "email",
  "native_email",
  "posthog_assignee",
  "posthog_ticket_tags",
  "posthog_business_hours",
  "non_failure_status_codes",
  "customer_analytics_account_properties",
  "customer_analytics_account_relationships",
  "task_model",
  "task_repository",
  "task_mcp_installations",
  "push_subscription",
]);
