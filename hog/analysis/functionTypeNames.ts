import type { FunctionType } from "../library/functionType.ts";

/** What messages call a type of function, with its article. */
export const functionTypeNames: Readonly<Record<FunctionType, string>> = {
  destination: "a destination",
  internal_destination: "an internal destination",
  transformation: "a transformation",
  source_webhook: "a source webhook",
  warehouse_source_webhook: "a warehouse source webhook",
  transformation_log: "a transformation of logs",
};
