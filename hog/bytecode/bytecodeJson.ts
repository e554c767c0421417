import type { Bytecode, BytecodeElement } from "./program.ts";

/**
 * A program as JSON text, exact for integers of any size, which `JSON.stringify` refuses.
 * Floats that JSON cannot hold are written as the strings "Infinity", "-Infinity" and "NaN".
 */
export function bytecodeToJson(bytecode: Bytecode): string {
  return `[${bytecode.map(elementToJson).join(",")}]`;
}

function elementToJson(element: BytecodeElement): string {
  if (typeof element === "bigint") return element.toString();
  if (typeof element === "number" && !Number.isFinite(element)) return `"${element}"`;
  return JSON.stringify(element);
}
