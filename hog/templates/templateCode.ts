import type { Bytecode } from "../bytecode/program.ts";

/** The value of an input, as JSON. */
export type InputValue =
  | string
  | number
  | boolean
  | null
  | readonly InputValue[]
  | { readonly [key: string]: InputValue };

/** The same structure with a program in the place of each text. Keys are never templates. */
export type TemplateCode =
  | Bytecode
  | number
  | boolean
  | null
  | readonly TemplateCode[]
  | { readonly [key: string]: TemplateCode };
