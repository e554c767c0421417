import type { RunInput } from "../../protocol/run.ts";
import type { Arguments } from "./parseArguments.ts";
import { isObject, readJsonObject } from "./readJson.ts";

/**
 * The inputs in the file that `--inputs` names; `undefined` where it is not given.
 *
 * Each is either as in PostHog's API, `{"value": …}` with nothing unknown beside it, or the value itself.
 *
 * @throws UsageError where the file holds no JSON object.
 */
export function readInputs(args: Arguments): Readonly<Record<string, RunInput | null>> | undefined {
  const path = args.valueOf("inputs");
  if (path === undefined) return undefined;
  const entries = Object.entries(readJsonObject(path)).map(([key, value]) => {
    return [key, isInput(value) ? value : { value }] as const;
  });
  return Object.fromEntries(entries);
}

function isInput(value: unknown): value is RunInput {
  return isObject(value) && "value" in value && Object.keys(value).every((key) => fields.has(key));
}

const fields: ReadonlySet<string> = new Set([
  "value",
  "templating",
  "bytecode",
  "order",
  "secret",
  "input_deps",
  "transpiled",
]);
