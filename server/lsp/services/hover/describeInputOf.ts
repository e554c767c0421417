import type { InputSchema } from "../../../../hog/analysis/context.ts";
import type { HogDocument } from "../../documents.ts";
import { isPlainName, quote } from "../completion/quote.ts";
import { type InputGroup, inputGroups } from "../configuration/inputGroup.ts";
import { fieldOf, valueOf } from "../configuration/json.ts";
import { describeInput, plain } from "../describe.ts";
import { describe } from "./description.ts";
import { showValue } from "./sample.ts";

/** An input: what its schema says, and its value if it is no secret. */
export function describeInputOf(document: HogDocument, input: InputSchema): string {
  const { key, type, required } = input;
  const configuration = document.files.configuration();
  const groups = configuration ? inputGroups(configuration).filter(isDescribing(key)) : [];
  const isSecret = input.secret === true || groups.some((group) => saysSecret(group, key));
  const name = isPlainName(key) ? `.${plain(key, 100)}` : `[${quote(plain(key, 100))}]`;
  return describe(
    `(input) inputs${name}: ${plain(type, 40)}`,
    describeInput(input),
    [
      ...(required ? ["Required."] : []),
      ...(isSecret ? ["Secret: its value is not shown."] : []),
      ...groups.slice(0, 1).flatMap((group) => describeField(group, key)),
    ].join(" "),
    isSecret ? "" : describeDefault(groups, key),
    isSecret
      ? ""
      : groups
          .slice(0, mostValues)
          .flatMap((group) => describeValue(group, key))
          .join("  \n"),
  );
}

const mostValues = 5;

function isDescribing(key: string): (group: InputGroup) => boolean {
  return ({ schema }) => schema.some((entry) => entry.key === key);
}

function saysSecret({ schema }: InputGroup, key: string): boolean {
  return schema.some(
    (entry) => entry.key === key && valueOf(fieldOf(entry.node, "secret")) === true,
  );
}

/** What only the form and PostHog care for. */
function describeField({ schema }: InputGroup, key: string): readonly string[] {
  const entry = schema.find((each) => each.key === key);
  const read = (name: string): unknown => valueOf(fieldOf(entry?.node, name));
  const integration = read("integration");
  const templating = read("templating");
  return [
    ...(typeof integration === "string" ? [`Integration: ${showValue(integration)}.`] : []),
    ...(read("hidden") === true ? ["Hidden in the form."] : []),
    ...(templating === false ? ["Not a template: its value is taken as it is."] : []),
    ...(templating === "liquid" ? ["A Liquid template."] : []),
  ];
}

function describeDefault(groups: readonly InputGroup[], key: string): string {
  const entry = groups.flatMap(({ schema }) => schema.filter((each) => each.key === key))[0];
  const value = valueOf(fieldOf(entry?.node, "default"));
  return isShown(value) ? `Default: ${showValue(value)}` : "";
}

function describeValue({ items, mapping }: InputGroup, key: string): readonly string[] {
  const item = items.get(key)?.value;
  const value = valueOf(fieldOf(item, "value"));
  const isKept = valueOf(fieldOf(item, "secret")) === true;
  if (isKept || !isShown(value)) return [];
  const place = mapping === undefined ? "Value" : `Value in mapping ${mapping + 1}`;
  return [`${place}: ${showValue(value)}`];
}

/** Whether there is something to see: stars stand for a secret. */
function isShown(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return false;
  return typeof value !== "string" || !/^\*+$/.test(value);
}
