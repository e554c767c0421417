import { everyFunctionType } from "../../hog/library/functionType.ts";
import type { Option } from "./command.ts";

/** Options that several commands have. */
export const jsonOption: Option = {
  name: "json",
  description: "Writes one JSON document, for machines.",
};

export const typeOption: Option = {
  name: "type",
  value: "TYPE",
  description: `The function's type: ${[...everyFunctionType].join(", ")}.`,
};
