import { readFileSync } from "node:fs";
import { describeSystemError } from "./systemError.ts";
import { UsageError } from "./usageError.ts";

/**
 * The text of a file.
 *
 * @throws UsageError where it cannot be read, or is no UTF-8.
 */
export function readText(path: string): string {
  return decodeText(readBytes(path), path);
}

/**
 * Decodes UTF-8; a byte order mark is dropped. `name` is what to call the text if it is none.
 *
 * @throws UsageError where the bytes are no UTF-8.
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`${name} is no text in UTF-8.`);
  }
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new UsageError(`Cannot read ${path}: ${describeSystemError(error)}.`);
  }
}
