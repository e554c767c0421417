import type { LocationLink, Position, Range } from "vscode-languageserver-types";
import { type Declaration, withoutGroups } from "../../../hog/analysis/scopes.ts";
import type { Span } from "../../../hog/source/span.ts";
import type { ConfigurationDocument } from "../configuration.ts";
import { toOffset, toRange } from "../convert.ts";
import type { HogDocument } from "../documents.ts";
import { spanOf } from "./configuration/json.ts";
import { type ConfigurationKey, findConfigurationKeys } from "./navigation/configurationKeys.ts";
import { findFunctionDocuments } from "./navigation/functionDocuments.ts";
import { inputPlaceAt } from "./navigation/inputPlaceAt.ts";
import { findInputPlaces } from "./navigation/inputPlaces.ts";
import { memberOf, partOf, type Selection } from "./navigation/memberOf.ts";
import { type HogSymbol, symbolAt } from "./navigation/symbolAt.ts";

/**
 * Where the name at a position was declared: a local, a key of a dictionary, an input in the schema.
 * `null` for names that others gave: globals, their fields, functions of the library.
 */
export function findDefinition(document: HogDocument, position: Position): LocationLink[] | null {
  const found = symbolAt(document, toOffset(document.text, position));
  if (!found) return null;
  return withOrigin(toRange(document.text, found.span), targetsOf(document, found.symbol));
}

/**
 * For the key of an input in a configuration, outside of its templates of Hog, its entry in the schema;
 * for the key of such an entry, where the function uses the input. `null` for anything else.
 */
export function findDefinitionInConfiguration(
  configuration: ConfigurationDocument,
  position: Position,
): LocationLink[] | null {
  const place = inputPlaceAt(configuration, position);
  if (!place) return null;
  const { key, role, range, mapping } = place;
  if (role !== "schema") {
    return withOrigin(range, targetsInSchema(configuration, key, mapping ?? "function"));
  }
  const places = findInputPlaces(findFunctionDocuments(configuration), key);
  const uses = places.filter((other) => other.role !== "schema");
  return withOrigin(
    range,
    uses.map((use) => ({
      targetUri: use.uri,
      targetRange: use.range,
      targetSelectionRange: use.range,
    })),
  );
}

type Target = Omit<LocationLink, "originSelectionRange">;

function withOrigin(
  originSelectionRange: Range,
  targets: readonly Target[],
): LocationLink[] | null {
  if (targets.length === 0) return null;
  return targets.map((target) => ({ originSelectionRange, ...target }));
}

function targetsOf(document: HogDocument, symbol: HogSymbol): readonly Target[] {
  switch (symbol.kind) {
    case "local":
      return [targetOfLocal(document, symbol.declaration)];
    case "entry":
      return [targetIn(document, symbol.entry, symbol.entry.key)];
    case "input":
      return targetsOfInput(document, symbol.key);
    case "selection":
      return symbol.selection ? targetsOfSelection(document, symbol.selection) : [];
    case "tag":
      return [];
  }
}

function targetIn({ text }: HogDocument, whole: Span, name: Span): Target {
  return {
    targetUri: text.uri,
    targetRange: toRange(text, whole),
    targetSelectionRange: toRange(text, name),
  };
}

/** The variables that every catch block has are declared by its word. */
function targetOfLocal(document: HogDocument, { kind, name, node }: Declaration): Target {
  const { start } = node;
  if (!name) return targetIn(document, node, { start, end: start + "catch".length });
  const isWhole = kind === "variable" || kind === "function";
  return targetIn(document, isWhole ? node : name, name);
}

/** What is probably selected: the value of a parameter, say, is that of its first call. */
function targetsOfSelection(document: HogDocument, selection: Selection): readonly Target[] {
  const { input, assigned } = memberOf(document, selection) ?? {};
  if (input) return targetsOfInput(document, input.key);
  const target = assigned && withoutGroups(assigned.target);
  if (target?.kind !== "member" && target?.kind !== "index") return [];
  const part = partOf(target);
  return part ? [targetIn(document, assigned ?? target, part)] : [];
}

function targetsOfInput(document: HogDocument, key: string): readonly Target[] {
  const configuration = document.files.configuration();
  return configuration ? targetsInSchema(configuration, key, homeOf(document, configuration)) : [];
}

/** Where inputs are used: a program sees those of all mappings, and a template those of its own. */
type Home = "program" | "function" | number;

function homeOf({ kind, text }: HogDocument, configuration: ConfigurationDocument): Home {
  if (kind === "program") return "program";
  const start = toOffset(configuration.text, text.positionAt(0));
  const template = configuration.templates.find(({ node }) => node.offset + 1 === start);
  return template?.input?.mapping ?? "function";
}

/** A mapping's own inputs take the place of those of the function. */
function targetsInSchema(
  configuration: ConfigurationDocument,
  key: string,
  home: Home,
): readonly Target[] {
  const entries = findConfigurationKeys(configuration).filter(
    (one) => one.role === "schema" && one.key === key,
  );
  const own = entries.filter(({ mapping }) => mapping === home);
  const ofFunction = entries.filter(({ mapping }) => mapping === undefined);
  const seen = home === "program" ? entries : own.length > 0 ? own : ofFunction;
  return seen.map((entry) => targetOfEntry(configuration, entry));
}

function targetOfEntry({ text }: ConfigurationDocument, { node, span }: ConfigurationKey): Target {
  return {
    targetUri: text.uri,
    targetRange: toRange(text, spanOf(node)),
    targetSelectionRange: toRange(text, span),
  };
}
