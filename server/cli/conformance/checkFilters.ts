import { bytecodeToJson } from "../../../hog/bytecode/bytecodeJson.ts";
import type { Bytecode } from "../../../hog/bytecode/program.ts";
import { compileFilters, type FilterError } from "../../../hog/filters/compileFilters.ts";
import { isJsonList, isJsonObject, type JsonObject, readJson } from "../../../hog/filters/json.ts";
import { readProject } from "../../../hog/filters/project.ts";
import { executeVectorFilter } from "./executeVectorFilter.ts";
import { compare, type Mismatch } from "./mismatch.ts";
import { globalsOf, type JsonVector, toPlain } from "./vector.ts";

/** Checks a vector whose source is a function's filters: the program, and which events it lets through. */
export function checkFilters({ source, fields }: JsonVector): readonly Mismatch[] {
  const { context = null, error, bytecode, evaluations = [] } = fields;
  const compiled = compileFilters(source, readProject(context), clock);
  if ("error" in compiled) return compareError(fields, compiled.error);
  const ours = readJson(bytecodeToJson(compiled.bytecode));
  return [
    ...compare("error", toPlain(error), undefined),
    ...compare("bytecode", toPlain(bytecode), "value" in ours && toPlain(ours.value)),
    ...(isJsonList(evaluations) ? evaluations : []).flatMap((evaluation, index) =>
      isJsonObject(evaluation) ? compareEvaluation(evaluation, index, compiled.bytecode) : [],
    ),
  ];
}

/** No vector has a date that counts from now. */
const clock = { now: 0, timeZone: "UTC" };

/** Of a syntax error only the stage counts. */
function compareError({ error }: JsonObject, ours: FilterError): readonly Mismatch[] {
  const isParseError = isJsonObject(error) && error["stage"] === "parse";
  if (isParseError && ours.stage === "parse") return [];
  return compare("error", toPlain(error), ours);
}

function compareEvaluation(
  evaluation: JsonObject,
  index: number,
  bytecode: Bytecode,
): readonly Mismatch[] {
  const { result, run_error: error, match } = evaluation;
  const ours = executeVectorFilter(bytecode, globalsOf(evaluation));
  const field = `evaluations[${index}]`;
  return [
    ...compare(`${field}.result`, toPlain(result), "value" in ours ? ours.value : undefined),
    ...compare(`${field}.run_error`, error, "error" in ours ? ours.error : undefined),
    ...compare(`${field}.match`, match, "value" in ours && ours.value === true),
  ];
}
