import type { Range, TextEdit } from "vscode-languageserver-types";
import { toRange, toTextEdit } from "../../convert.ts";
import type { ConfigurationDocument, TemplateString } from "../../configuration.ts";
import type { HogDocument } from "../../documents.ts";
import { type HogText, JsonText } from "../../hogText.ts";
import { type ConfigurationKey, findConfigurationKeys } from "./configurationKeys.ts";
import type { FunctionDocuments } from "./functionDocuments.ts";
import { toInputEdit } from "./inputEdit.ts";
import { findInputSelections } from "./inputSelections.ts";
import { findLiquidInputs, toLiquidSelector } from "./liquidInputs.ts";
import { partOf } from "./memberOf.ts";

/** Where a function names one of its inputs. */
export interface InputPlace {
  readonly uri: string;
  /** Of the key; where Hog quotes it, with its quotes. */
  readonly range: Range;
  readonly key: string;
  readonly role: ConfigurationKey["role"] | "use";
  /** In a configuration, but not in Hog, the mapping to which the place belongs. */
  readonly mapping?: number;
  /** The edit that puts another key here. */
  readonly rename: (newKey: string) => TextEdit;
}

/** Every place of an input: of the configuration, then of programs, of templates, and of Liquid. */
export function findInputPlaces(
  { configuration, hog }: FunctionDocuments,
  key: string,
): readonly InputPlace[] {
  const inJson = configuration ? placesInJson(configuration) : [];
  const inLiquid = configuration ? placesInLiquid(configuration) : [];
  return [
    ...inJson.filter((place) => place.key === key),
    ...hog.flatMap((document) => placesInHog(document, key)),
    ...inLiquid.filter((place) => place.key === key),
  ];
}

/** The keys in the schemas, beside the values, and where an entry of a schema needs another. */
export function placesInJson(configuration: ConfigurationDocument): readonly InputPlace[] {
  const { text } = configuration;
  return findConfigurationKeys(configuration).map(({ key, role, mapping, span }) => {
    const range = toRange(text, span);
    const rename = (newKey: string): TextEdit => ({
      range,
      newText: JSON.stringify(newKey).slice(1, -1),
    });
    return { uri: text.uri, range, key, role, rename, ...(mapping !== undefined && { mapping }) };
  });
}

/** The uses in templates of Liquid. */
export function placesInLiquid({ text, templates }: ConfigurationDocument): readonly InputPlace[] {
  return templates
    .filter(({ engine }) => engine === "liquid")
    .flatMap((template) => placesInTemplate(text, template));
}

function placesInTemplate(json: HogText, { node, input }: TemplateString): readonly InputPlace[] {
  const text = new JsonText(json, node);
  const { mapping } = input ?? {};
  return findLiquidInputs(text.getText()).map(({ key, span, selector }) => ({
    uri: text.uri,
    range: toRange(text, span),
    key,
    role: "use",
    ...(mapping !== undefined && { mapping }),
    rename: (newKey) => toTextEdit(text, selector, toLiquidSelector(newKey)),
  }));
}

function placesInHog(document: HogDocument, key: string): readonly InputPlace[] {
  const { text } = document;
  return findInputSelections(document, key).flatMap((selection): InputPlace[] => {
    const part = partOf(selection);
    if (!part) return [];
    const rename = (newKey: string): TextEdit => toInputEdit(document, selection, part, newKey);
    return [{ uri: text.uri, range: toRange(text, part), key, role: "use", rename }];
  });
}
