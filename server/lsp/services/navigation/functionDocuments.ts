import type { ConfigurationDocument } from "../../configuration.ts";
import type { HogDocument } from "../../documents.ts";

/** All documents of a function. */
export interface FunctionDocuments {
  /** `undefined` for a program that stands alone. */
  readonly configuration: ConfigurationDocument | undefined;
  /** The programs, and each string of the configuration that is a template of Hog. */
  readonly hog: readonly HogDocument[];
}

/** The documents of the function to which one of them belongs, itself included. */
export function findFunctionDocuments(
  document: HogDocument | ConfigurationDocument,
): FunctionDocuments {
  const configuration =
    document.kind === "configuration" ? document : document.files.configuration();
  if (!configuration)
    return { configuration, hog: withItself(document.files.programs(), document) };
  const programs = withItself(configuration.files.programs(), document);
  const templates = configuration.templates.filter(({ engine }) => engine === "hog");
  return { configuration, hog: [...programs, ...templates.map((template) => template.document())] };
}

/** A program need not be among those that are stored. */
function withItself(
  programs: readonly HogDocument[],
  document: HogDocument | ConfigurationDocument,
): readonly HogDocument[] {
  if (document.kind !== "program") return programs;
  const others = programs.filter(({ text }) => text.uri !== document.text.uri);
  return [document, ...others];
}
