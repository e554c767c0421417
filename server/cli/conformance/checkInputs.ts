import { bytecodeToJson } from "../../../hog/bytecode/bytecodeJson.ts";
import type { Bytecode } from "../../../hog/bytecode/program.ts";
import type { QueryReader } from "../../../hog/compiler/readText.ts";
import {
  isJsonList,
  isJsonObject,
  isWrittenFloat,
  type Json,
  type JsonObject,
  readJson,
} from "../../../hog/filters/json.ts";
import { compileValue, type TemplateError } from "../../../hog/templates/compileValue.ts";
import type { InputValue, TemplateCode } from "../../../hog/templates/templateCode.ts";
import { evaluate } from "../../run/evaluate.ts";
import { toRecord } from "../../run/record.ts";
import { compare, type Mismatch } from "./mismatch.ts";
import { officialPlace } from "./officialPlace.ts";
import { globalsOf, type JsonVector, toPlain } from "./vector.ts";

/** Checks a vector whose source is the value of an input: its programs, and what they give. */
export function checkInputs(
  { source, fields }: JsonVector,
  readQuery: QueryReader,
): readonly Mismatch[] {
  const value = toInputValue(source);
  const compilation = compileValue(value, { readQuery });
  if (compilation.kind === "refused") {
    return compare("error", toPlain(fields["error"]), describe(compilation.error, value));
  }
  const { code } = compilation;
  const bytecode = mapPrograms(code, (program) => {
    const read = readJson(bytecodeToJson(program));
    return "value" in read ? toPlain(read.value) : undefined;
  });
  return [
    ...compare("error", toPlain(fields["error"]), undefined),
    ...compare("bytecode", toPlain(fields["bytecode"]), bytecode),
    ...compareRun(fields, code),
  ];
}

function toInputValue(json: Json): InputValue {
  if (isJsonList(json)) return json.map(toInputValue);
  if (isWrittenFloat(json)) return json.value;
  if (typeof json === "bigint") return Number(json);
  if (!isJsonObject(json)) return json;
  return Object.fromEntries(Object.entries(json).map(([key, item]) => [key, toInputValue(item)]));
}

/** PostHog counts in the text in which the mistake is. */
function describe(error: TemplateError, value: InputValue): object {
  const { type, message, path } = error;
  const text = String(path.reduce<unknown>((part, key) => toRecord(part)[key], value));
  return { stage: "compile", type, message, ...officialPlace(text, "template", error) };
}

function compareRun(fields: JsonObject, code: TemplateCode): readonly Mismatch[] {
  if (fields["result"] === undefined) return [];
  const globals = globalsOf(fields);
  const result = mapPrograms(code, (program) => {
    const evaluation = evaluate(program, globals);
    return "error" in evaluation ? evaluation : evaluation.value;
  });
  return compare("result", toPlain(fields["result"]), JSON.parse(JSON.stringify(result)));
}

/** The structure with something else in the place of each program. */
function mapPrograms(code: TemplateCode, map: (program: Bytecode) => unknown): unknown {
  if (isProgram(code)) return map(code);
  if (isList(code)) return code.map((item) => mapPrograms(item, map));
  if (typeof code !== "object" || code === null) return code;
  return Object.fromEntries(
    Object.entries(code).map(([key, item]) => [key, mapPrograms(item, map)]),
  );
}

/** Texts have all become programs, so a list that starts with one is a program itself. */
function isProgram(code: TemplateCode): code is Bytecode {
  const [first]: readonly unknown[] = isList(code) ? code : [];
  return first === "_H";
}

function isList(code: TemplateCode): code is Bytecode | readonly TemplateCode[] {
  return Array.isArray(code);
}
