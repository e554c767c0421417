import type { Bytecode } from "../../../hog/bytecode/program.ts";
import type { JsonObject } from "../../../hog/filters/json.ts";
import { evaluate } from "../../run/evaluate.ts";
import { runVector } from "../../run/runVector.ts";
import { printValue } from "../../run/vm.ts";
import { compare, type Mismatch } from "./mismatch.ts";
import { globalsOf, type TextVector, toPlain } from "./vector.ts";

/** Runs a program whose run is part of the vector. */
export function checkRun({ fields }: TextVector, bytecode: Bytecode): readonly Mismatch[] {
  if (fields["stdout"] === undefined) return [];
  const outcome = runVector(bytecode, globalsOf(fields));
  return [
    ...compare("stdout", toPlain(fields["stdout"]), outcome.stdout),
    ...compare("calls", toPlain(fields["calls"]) ?? [], outcome.calls),
    ...compare("run_error", toPlain(fields["run_error"]), outcome.runError),
    ...compare("run_error_type", toPlain(fields["run_error_type"]), outcome.runErrorType),
    ...(outcome.runError === undefined ? compareResult(fields, outcome.result) : []),
  ];
}

/** Evaluates a template whose value is part of the vector. */
export function checkTemplateRun({ fields }: TextVector, bytecode: Bytecode): readonly Mismatch[] {
  const isRun = fields["result"] !== undefined || fields["run_error"] !== undefined;
  if (!isRun) return [];
  const evaluation = evaluate(bytecode, globalsOf(fields));
  const error = "error" in evaluation ? evaluation.error : undefined;
  return [
    ...compare("run_error", toPlain(fields["run_error"]), error),
    ...("value" in evaluation ? compareResult(fields, evaluation.value) : []),
  ];
}

function compareResult(fields: JsonObject, result: unknown): readonly Mismatch[] {
  const { result: expected = null, result_text: text } = fields;
  if (text !== undefined) return compare("result_text", text, printValue(result));
  return compare("result", toPlain(expected), toJson(result));
}

/** The value as JSON has it. */
function toJson(value: unknown): unknown {
  const text = JSON.stringify(value);
  return text === undefined ? undefined : JSON.parse(text);
}
