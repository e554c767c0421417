import type { Fault } from "../../protocol/sandbox.ts";
import { isJsonObject, type JsonObject } from "../json.ts";
import { refuseField } from "../save/fieldProblem.ts";
import { readChoice, readInteger, readList, readObject, readText } from "../save/fields.ts";

/** The faults that tests have asked for, each with how often it is still to be met. */
export class Faults {
  #waiting: { readonly fault: Fault; left: number }[] = [];

  /** Replaces those that were there. */
  replace(faults: readonly Fault[]): void {
    this.#waiting = faults.map((fault) => ({ fault, left: fault.times ?? Infinity }));
  }

  /** The first fault that meets a request, which thereby is used once. */
  meet(method: string, path: string): Fault["kind"] | undefined {
    const met = this.#waiting.find(({ fault, left }) => left > 0 && fits(fault, method, path));
    if (!met) return undefined;
    met.left--;
    return met.fault.kind;
  }
}

function fits(fault: Fault, method: string, path: string): boolean {
  return (
    (fault.method === undefined || fault.method.toUpperCase() === method) &&
    (fault.path === undefined || path.includes(fault.path))
  );
}

/** @throws FieldProblem for what is no list of faults */
export function readFaults(body: unknown): readonly Fault[] {
  return readList(body, []).map((fault, index) => readFault(readObject(fault, [index]), index));
}

function readFault({ method, path, times, kind }: JsonObject, index: number): Fault {
  return {
    ...(method !== undefined && { method: readText(method, [index, "method"]) }),
    ...(path !== undefined && { path: readText(path, [index, "path"]) }),
    ...(times !== undefined && { times: readInteger(times, [index, "times"], { minimum: 0 }) }),
    kind: readKind(kind, index),
  };
}

function readKind(value: unknown, index: number): Fault["kind"] {
  if (!isJsonObject(value)) return refuseField([index, "kind"], "A kind of fault is missing.");
  const place = [index, "kind"];
  const number = (name: string, minimum: number, maximum: number): number =>
    readInteger(value[name], [...place, name], { minimum, maximum });
  const type = readChoice(value["type"], [...place, "type"], faultTypes);
  switch (type) {
    case "delay":
      return { type, milliseconds: number("milliseconds", 0, 600_000) };
    case "throttle":
      return { type, seconds: number("seconds", 0, 3600) };
    case "error":
      return { type, status: number("status", 400, 599) };
    case "html":
      return { type };
    case "drop":
      return { type, when: readChoice(value["when"], [...place, "when"], ["before", "after"]) };
  }
}

const faultTypes = ["delay", "throttle", "error", "html", "drop"] as const;
