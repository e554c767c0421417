import { loadQueryReader } from "../../queries/officialQueries.ts";
import { checkVector, type CheckedVector } from "./checkVector.ts";
import { readVectors, type Vector } from "./vector.ts";

/**
 * Checks the vectors of files, given by path and text; where a file holds something else, says so
 * instead. This file is the root of a bundle of its own.
 */
export async function checkVectors(
  files: readonly (readonly [path: string, text: string])[],
): Promise<{ readonly checked: readonly CheckedVector[] } | { readonly error: string }> {
  const vectors: Vector[] = [];
  for (const read of files.flatMap(([path, text]) => readVectors(path, text))) {
    if ("error" in read) return read;
    vectors.push(read);
  }
  const readQuery = await loadQueryReader();
  return { checked: vectors.map((vector) => checkVector(vector, readQuery)) };
}
