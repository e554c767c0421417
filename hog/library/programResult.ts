import type { Field } from "./field.ts";
import type { FunctionType } from "./functionType.ts";

/** What a program of a type may give back, as the keys of a dictionary; empty where nothing is read. */
export function resultFieldsOf(type: FunctionType | undefined): readonly Field[] {
  return type === "source_webhook" || type === "warehouse_source_webhook" ? [httpResponse] : [];
}

const httpResponse: Field = {
  name: "httpResponse",
  type: "object",
  documentation: "What the sender of the request gets as the answer.",
  optional: true,
  fields: [
    { name: "status", type: "number", documentation: "The HTTP status, such as 200." },
    { name: "body", type: "any", documentation: "The body: a text, or an object.", optional: true },
  ],
};
