import type { FunctionType } from "./functionType.ts";
import { hostFunctions } from "./host.ts";
import { compilerFunctions, isKnownToCompiler } from "./supportedFunctions.ts";

/**
 * The globals that PostHog lets the inputs of a transformation read; saving a template that names
 * another one fails, be it the parameter of a lambda. `undefined` where nothing is checked.
 */
export function templateRootsOf(type: FunctionType): readonly string[] | undefined {
  if (type === "transformation") return ["project", "event", "inputs"];
  if (type === "transformation_log") return ["project", "record", "inputs"];
  return undefined;
}

/**
 * Whether PostHog's check of templates lets an input read `name`, the root of a chain such as
 * `event.properties`: one of the type's roots, or a function taken as a value. The functions that it
 * lets pass need not work as values. Names that are called are not checked.
 */
export function isTemplateRoot(name: string, type: FunctionType): boolean {
  const roots = templateRootsOf(type);
  if (!roots || roots.includes(name)) return true;
  if (isKnownToCompiler(name) || compilerFunctions("destination").has(name)) return true;
  return type === "transformation" && transformationFunctions.has(name);
}

const transformationFunctions: ReadonlySet<string> = new Set(
  hostFunctions
    .filter(({ availableIn }) => availableIn.size === 1 && availableIn.has("transformation"))
    .map(({ name }) => name),
);
