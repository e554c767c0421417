import type { ConfigurationDocument } from "./configuration.ts";
import type { HogDocument } from "./documents.ts";

/** The documents of one function, as they stand in the editor, else as they are stored. */
export interface FunctionFiles {
  /** The programs: one for a function of a project, all of a folder on disk. */
  readonly programs: () => readonly HogDocument[];
  /** `undefined` where there is none. */
  readonly configuration: () => ConfigurationDocument | undefined;
}

/** A program that stands alone. */
export const noFiles: FunctionFiles = { programs: () => [], configuration: () => undefined };
