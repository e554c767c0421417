import type { FunctionType } from "../library/functionType.ts";

/**
 * What is known about the function a program belongs to. Anything absent is unknown, and rules are
 * silent about what they cannot know.
 */
export interface FunctionContext {
  readonly type?: FunctionType;
  /** The whole `inputs_schema`: an `inputs.x` that is not in it does not exist. */
  readonly inputs?: readonly InputSchema[];
}

/** One entry of a function's `inputs_schema`, as far as the language cares. */
export interface InputSchema {
  readonly key: string;
  /** `string`, `number`, `boolean`, `dictionary`, `choice`, `json`, `integration`, … */
  readonly type: string;
  readonly label?: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly secret?: boolean;
  readonly choices?: readonly { readonly value: string; readonly label?: string }[];
}
