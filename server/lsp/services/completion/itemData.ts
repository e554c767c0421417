import { type Builtin } from "../../../../hog/library/builtin.ts";
import { builtins } from "../../../../hog/library/builtins.ts";
import type { FunctionType } from "../../../../hog/library/functionType.ts";
import { snippetsFor, type StatementSnippet } from "./snippets.ts";
import { decodeType } from "../../decodeContext.ts";

/** Says of an item that its label is the name of a function of the library. */
export const namedByLabel = "*";

/** Says of an item that there is nothing more to tell. */
export const nothingMore = "";

/** Says which snippet an item writes, and for which type of function. */
export function snippetData(type: FunctionType | undefined, label: string): string {
  return `${type ?? ""}/${label}`;
}

/** The function of the library of which an item's data speaks; data that is no mark is its name. */
export function builtinOf(label: string, data: unknown): Builtin | undefined {
  const name = data === namedByLabel ? label : data;
  return typeof name === "string" ? builtins.get(name) : undefined;
}

/** The snippet of which an item's data speaks. */
export function snippetOf(data: unknown): StatementSnippet | undefined {
  const [type, label] = typeof data === "string" ? data.split("/") : [];
  return snippetsFor(decodeType(type)).find((one) => one.label === label);
}
