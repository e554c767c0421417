import type { Field } from "../library/field.ts";
import { everyFunctionType, type FunctionType } from "../library/functionType.ts";
import { globalsOf } from "../library/globals.ts";

/** The globals of a type of function, by name. */
export function globalsByName(type: FunctionType): ReadonlyMap<string, Field> {
  return byType.get(type) ?? new Map();
}

/** True when some type of function has a global of that name. */
export function isGlobalSomewhere(name: string): boolean {
  return everyGlobal.has(name);
}

const byType: ReadonlyMap<FunctionType, ReadonlyMap<string, Field>> = new Map(
  [...everyFunctionType].map((type) => [
    type,
    new Map(globalsOf(type).map((field) => [field.name, field])),
  ]),
);

/** The names of all globals of all types. */
export const everyGlobal: ReadonlySet<string> = new Set(
  [...byType.values()].flatMap((globals) => [...globals.keys()]),
);
