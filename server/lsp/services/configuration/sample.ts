import type { Project } from "../../project.ts";

/** The value at a path of the globals of a recent event; `undefined` where there is none. */
export function sampleAt({ sample }: Project, path: readonly string[]): unknown {
  let value: unknown = sample;
  for (const name of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name))
      return undefined;
    value = Reflect.get(value, name);
  }
  return value;
}

/** Where the globals have a property of a type; `undefined` for types that programs cannot read. */
export function pathOfProperty(
  type: string,
  key: string,
  groupIndex: number | undefined,
  { groups }: Project,
): readonly string[] | undefined {
  switch (type) {
    case "event":
    case "person":
      return [type, "properties", key];
    case "group": {
      const name = [...groups].find(([, { index }]) => index === groupIndex)?.[0];
      return name === undefined ? undefined : ["groups", name, "properties", key];
    }
    default:
      return undefined;
  }
}
