import { functionTypeNames } from "../../../../hog/analysis/functionTypeNames.ts";
import type { Builtin } from "../../../../hog/library/builtin.ts";
import { everyFunctionType, type FunctionType } from "../../../../hog/library/functionType.ts";
import { describeBuiltin, signatureOf } from "../describe.ts";
import { describe } from "./description.ts";

/** A function of the library, and where it can be called; `type` is that of the program. */
export function describeFunction(builtin: Builtin, type: FunctionType | undefined): string {
  return describe(
    signatureOf(builtin),
    refusal(builtin, type),
    describeBuiltin(builtin),
    availability(builtin),
  );
}

function refusal({ availableIn }: Builtin, type: FunctionType | undefined): string {
  if (availableIn.size === 0) return "**No function can call it.**";
  return type && !availableIn.has(type) ? `**Not available in ${functionTypeNames[type]}.**` : "";
}

function availability({ availableIn, asynchronous, workflowOnly }: Builtin): string {
  const names = [...availableIn].map((one) => functionTypeNames[one]);
  const isEverywhere = availableIn.size === everyFunctionType.size;
  return [
    names.length > 0 && !isEverywhere ? `Only in ${listOf(names)}.` : "",
    workflowOnly ? "Only inside a workflow." : "",
    asynchronous ? "Asynchronous: the run waits for it. Inputs and filters cannot call it." : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}

function listOf(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}
