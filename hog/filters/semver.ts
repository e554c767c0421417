import type { Json } from "./json.ts";
import { toInteger } from "./python.ts";
import { refuse } from "./refusal.ts";

/** A range of versions: `low` inclusive, `high` exclusive. */
export interface VersionRange {
  readonly low: string;
  readonly high: string;
}

/**
 * What `~1.2.3`, `^1.2.3` and `1.2.*` stand for. Everything from the first `-` is ignored, missing
 * parts are 0, and the lower bound keeps its parts as they are written.
 */
export function versionRange(kind: "Tilde" | "Caret" | "Wildcard", value: Json): VersionRange {
  if (typeof value !== "string") {
    refuse("QueryError", `${kind} operator requires a semver string value`);
  }
  const range = kind === "Wildcard" ? wildcardRange(value) : partsRange(kind, value);
  if (!range) {
    refuse("QueryError", `${kind} operator requires a valid semver string (e.g., '1.2.3')`);
  }
  return range;
}

function partsRange(kind: "Tilde" | "Caret", value: string): VersionRange | undefined {
  const parts = beforeHyphen(value).split(".");
  const [major = "", minor = "0", patch = "0"] = parts;
  const numbers = [major, minor, patch].map(toInteger);
  const [majorNumber, minorNumber, patchNumber] = numbers;
  if (majorNumber === undefined || minorNumber === undefined || patchNumber === undefined) return;
  const low = `${major}.${minor}.${patch}`;
  if (kind === "Tilde") {
    if (parts.length < 2) return { low: `${major}.0.0`, high: `${majorNumber + 1n}.0.0` };
    return { low, high: `${major}.${minorNumber + 1n}.0` };
  }
  if (majorNumber > 0n) return { low, high: `${majorNumber + 1n}.0.0` };
  if (minorNumber > 0n) return { low, high: `0.${minorNumber + 1n}.0` };
  return { low, high: `0.0.${patchNumber + 1n}` };
}

/** The last part written may be anything; three parts become a range of a fourth. */
function wildcardRange(value: string): VersionRange | undefined {
  const parts = beforeHyphen(value.replace(/[.*]+$/, ""))
    .split(".")
    .slice(0, 3);
  const numbers = parts.map(toInteger);
  const last = numbers.at(-1);
  if (last === undefined || numbers.includes(undefined)) return undefined;
  const zeros = parts.length === 1 ? ".0.0" : ".0";
  const next = [...parts.slice(0, -1), last + 1n].join(".");
  return { low: `${parts.join(".")}${zeros}`, high: `${next}${zeros}` };
}

function beforeHyphen(version: string): string {
  return version.split("-", 1).join("");
}
