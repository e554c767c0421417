import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { RuleSettings } from "../../../hog/analysis/analyse.ts";
import type { FunctionType } from "../../../hog/library/functionType.ts";
import type { ProjectNames } from "../../../protocol/languageRequests.ts";
import {
  type ConfigurationDocument,
  createConfiguration,
} from "../../../server/lsp/configuration.ts";
import { noFiles } from "../../../server/lsp/functionFiles.ts";
import { createProject, unknownProject } from "../../../server/lsp/project.ts";
import { problemsOfConfiguration } from "../../../server/lsp/services/configuration/problems.ts";

/** What a test may say about a configuration besides its text. */
export interface ConfigurationSetting {
  readonly type?: FunctionType;
  readonly settings?: RuleSettings;
  readonly project?: Partial<ProjectNames>;
  /** Where the document is: on disk if this is absent. */
  readonly uri?: string;
}

/** The document of a function that an editor of a project shows. */
export const inProject = "hogfn://project/destination/1/Ping.json";

/** Opens a configuration, given as a text or as a value. */
export function openConfiguration(
  written: unknown,
  {
    type,
    settings = new Map(),
    project,
    uri = "file:///ping/function.json",
  }: ConfigurationSetting = {},
): ConfigurationDocument {
  const text = typeof written === "string" ? written : JSON.stringify(written, null, 2);
  return createConfiguration(TextDocument.create(uri, "json", 1, text), {
    type,
    settings,
    project: project
      ? createProject({
          events: [],
          eventProperties: [],
          personProperties: [],
          groups: [],
          complete: true,
          ...project,
        })
      : unknownProject,
    files: noFiles,
  });
}

/** The problems of a configuration: each its code and the text that it marks. */
export function problemsIn(written: unknown, setting?: ConfigurationSetting): readonly string[] {
  const configuration = openConfiguration(written, setting);
  const text = configuration.text.getText();
  return problemsOfConfiguration(configuration).map(
    ({ code, start, end }) => `${code} ${text.slice(start, end)}`,
  );
}

/** Checks that a configuration has exactly these problems. */
export function checkConfiguration(
  written: unknown,
  expected: readonly string[],
  setting?: ConfigurationSetting,
): void {
  assert.deepEqual(problemsIn(written, setting), expected);
}

/** The one message about a configuration; fails if there are more or none. */
export function messageIn(written: unknown, setting?: ConfigurationSetting): string {
  const [first, ...others] = problemsOfConfiguration(openConfiguration(written, setting));
  assert.ok(first);
  assert.deepEqual(others, []);
  return first.message;
}

/** A function with one input of that type and value. */
export function withInput(
  value: unknown,
  type = "string",
  entry: object = {},
  item: object = {},
): object {
  return {
    inputs_schema: [{ key: "url", type, ...entry }],
    inputs: { url: { value, ...item } },
  };
}

/** A function with one test of a property in its filters. */
export function withTest(...properties: readonly unknown[]): object {
  return { filters: { properties } };
}
