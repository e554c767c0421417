import { TextDocument } from "vscode-languageserver-textdocument";
import type { Position } from "vscode-languageserver-types";
import type { InputSchema } from "../../../hog/analysis/context.ts";
import type { FunctionType } from "../../../hog/library/functionType.ts";
import type { ProjectNames } from "../../../protocol/languageRequests.ts";
import {
  type ConfigurationDocument,
  createConfiguration,
  templateAt,
} from "../../../server/lsp/configuration.ts";
import { createDocument, type HogDocument } from "../../../server/lsp/documents.ts";
import type { FunctionFiles } from "../../../server/lsp/functionFiles.ts";
import { createProject, unknownProject } from "../../../server/lsp/project.ts";
import { readMarked } from "../../support/marked.ts";

export const programUri = "hog://test/program.hog";
export const configurationUri = "hog://test/program.json";

/** A function of which a test opens the documents. Where there is no schema, nothing is known. */
export interface TestFunction {
  readonly type?: FunctionType;
  readonly program?: string;
  /** The JSON document, as a text or as a value. */
  readonly configuration?: string | object;
  /** Stands for a configuration with this schema. */
  readonly inputs?: readonly InputSchema[];
  readonly project?: Partial<ProjectNames>;
}

/** The documents of a function, as the language server has them. */
export function openFunction(fn: TestFunction): {
  readonly program: HogDocument;
  readonly configuration: ConfigurationDocument | undefined;
} {
  const project = fn.project
    ? createProject({
        events: [],
        eventProperties: [],
        personProperties: [],
        groups: [],
        complete: true,
        ...fn.project,
      })
    : unknownProject;
  const files: FunctionFiles = { programs: () => [program], configuration: () => configuration };
  const written = fn.configuration ?? (fn.inputs && { inputs_schema: fn.inputs });
  const json = typeof written === "string" ? written : JSON.stringify(written, null, 2);
  const configuration =
    json === undefined
      ? undefined
      : createConfiguration(TextDocument.create(configurationUri, "json", 1, json), {
          type: fn.type,
          settings: new Map(),
          project,
          files,
        });
  const context = configuration?.context ?? (fn.type ? { type: fn.type } : {});
  const text = TextDocument.create(programUri, "hog", 1, fn.program ?? "");
  const program: HogDocument = createDocument(text, { context, project, files });
  return { program, configuration };
}

/** Opens a function whose program has a `$0`, which is taken out. */
export function openProgram(
  marked: string,
  fn: Omit<TestFunction, "program"> = {},
): { readonly document: HogDocument; readonly offset: number; readonly position: Position } {
  const { text, cursor: offset } = readMarked(marked);
  const document = openFunction({ ...fn, program: text }).program;
  return { document, offset, position: document.text.positionAt(offset) };
}

/** Opens a function whose configuration has a `$0` in a template. */
export function openTemplate(
  marked: string,
  fn: Omit<TestFunction, "configuration" | "inputs"> = {},
): { readonly document: HogDocument; readonly position: Position } {
  const { text, cursor } = readMarked(marked);
  const { configuration } = openFunction({ ...fn, configuration: text });
  const position = TextDocument.create("", "json", 1, text).positionAt(cursor);
  const template = configuration && templateAt(configuration, position);
  if (!template) throw new Error("There is no template around $0.");
  return { document: template.document(), position };
}
