import { firstInstruction, readInstruction } from "../../hog/bytecode/instruction.ts";
import type { Bytecode } from "../../hog/bytecode/program.ts";
import { readVectorLines } from "./vectors.ts";

/** Which functions a vector's bytecode calls by name, and which of them the compiler reports. */
export interface CalledFunctions {
  readonly id: string;
  readonly kind: string;
  readonly called: readonly string[];
  readonly reported: readonly string[];
}

/** The calls of all vectors that compile to one program. */
export function readCalls(): readonly CalledFunctions[] {
  return readVectorLines().flatMap((line) => decode(JSON.parse(line)));
}

function decode(line: unknown): readonly CalledFunctions[] {
  if (!isObject(line) || !isBytecode(line["bytecode"])) return [];
  const notices = Array.isArray(line["context_errors"]) ? line["context_errors"] : [];
  return [
    {
      id: String(line["id"]),
      kind: String(line["kind"]),
      called: calledIn(line["bytecode"]),
      reported: notices.flatMap((notice: unknown) => reportedIn(notice)),
    },
  ];
}

function reportedIn(notice: unknown): readonly string[] {
  const [, name] = /`(.+)`/.exec(isObject(notice) ? String(notice["message"]) : "") ?? [];
  return name === undefined ? [] : [name];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isBytecode(value: unknown): value is Bytecode {
  return Array.isArray(value) && value[0] === "_H";
}

function calledIn(bytecode: Bytecode): readonly string[] {
  const called: string[] = [];
  let position = firstInstruction(bytecode);
  while (position < bytecode.length) {
    const { name, elements } = readInstruction(bytecode, position);
    if (name === "CALL_GLOBAL") called.push(String(elements[1]));
    position += elements.length;
  }
  return called;
}
