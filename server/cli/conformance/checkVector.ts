import type { QueryReader } from "../../../hog/compiler/readText.ts";
import { checkFilters } from "./checkFilters.ts";
import { checkInputs } from "./checkInputs.ts";
import { checkText } from "./checkText.ts";
import type { Mismatch } from "./mismatch.ts";
import type { Vector } from "./vector.ts";

/** A vector with all that is not as it says. */
export interface CheckedVector extends VectorCheck {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly id: string;
  /** The vector's source on one line. */
  readonly source: string;
}

/** What checking a vector found. */
export interface VectorCheck {
  readonly mismatches: readonly Mismatch[];
  /** Where our first syntax error is; only for vectors with one that PostHog gives a place. */
  readonly start?: "official" | "elsewhere";
}

/** Compiles and runs a vector, and compares with what PostHog made of it. */
export function checkVector(vector: Vector, readQuery: QueryReader): CheckedVector {
  const { file, line, id, source } = vector;
  return { file, line, id, source: JSON.stringify(source), ...check(vector, readQuery) };
}

function check(vector: Vector, readQuery: QueryReader): VectorCheck {
  switch (vector.kind) {
    case "program":
    case "expr":
    case "template":
      return checkText(vector, readQuery);
    case "inputs":
      return { mismatches: checkInputs(vector, readQuery) };
    case "filters":
      return { mismatches: checkFilters(vector) };
  }
}
