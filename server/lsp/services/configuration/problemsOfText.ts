import { TextDocument } from "vscode-languageserver-textdocument";
import type { RuleSettings } from "../../../../hog/analysis/analyse.ts";
import type { FunctionType } from "../../../../hog/library/functionType.ts";
import type { Problem } from "../../../../hog/source/problem.ts";
import { createConfiguration } from "../../configuration.ts";
import { noFiles } from "../../functionFiles.ts";
import { unknownProject } from "../../project.ts";
import { problemsOfConfiguration } from "./problems.ts";

/**
 * What is wrong with the text of a `function.json`, in its offsets, for who has no project at hand. `type`
 * stands before what the text says.
 */
export function problemsOfText(
  text: string,
  type: FunctionType | undefined,
  settings: RuleSettings,
): readonly Problem[] {
  const document = TextDocument.create("file:///function.json", "json", 0, text);
  return problemsOfConfiguration(
    createConfiguration(document, {
      type,
      typeInstead: type,
      settings,
      project: unknownProject,
      files: noFiles,
    }),
  );
}
