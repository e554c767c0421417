import { bytecodeToJson } from "../../../hog/bytecode/bytecodeJson.ts";
import type { Compiled } from "../../../hog/compiler/compile.ts";
import type { CompileError } from "../../../hog/compiler/compileError.ts";
import {
  compileExpressionText,
  compileProgramText,
  compileTemplateText,
  type TextCompilation,
  type TextOptions,
} from "../../../hog/compiler/compileText.ts";
import { findHyphenatedName } from "../../../hog/compiler/hyphens.ts";
import type { CompileNotice } from "../../../hog/compiler/notice.ts";
import { type QueryReader, readProgram } from "../../../hog/compiler/readText.ts";
import { readJson } from "../../../hog/filters/json.ts";
import { isKnownToCompiler } from "../../../hog/library/supportedFunctions.ts";
import type { Problem } from "../../../hog/source/problem.ts";
import { checkRun, checkTemplateRun } from "./checkRun.ts";
import type { VectorCheck } from "./checkVector.ts";
import { compare, type Mismatch } from "./mismatch.ts";
import { officialPlace } from "./officialPlace.ts";
import { isOfficialStart } from "./officialStart.ts";
import { type TextVector, toPlain } from "./vector.ts";

/** Checks a vector whose source is one text: bytecode or error, notices, and the run. */
export function checkText(vector: TextVector, readQuery: QueryReader): VectorCheck {
  const compilation = compileText(vector, readQuery);
  switch (compilation.kind) {
    case "invalid": {
      const [problem] = compilation.problems;
      return { mismatches: compareProblem(vector, problem), ...comparePlace(vector, problem) };
    }
    case "refused":
      return { mismatches: compareError(vector, compilation.error) };
    case "compiled":
      return {
        mismatches: [
          ...compareBytecode(vector, compilation),
          ...compareNotices(vector, compilation.notices),
          ...compareHyphens(vector, readQuery),
          ...(vector.kind === "template" ? checkTemplateRun : checkRun)(
            vector,
            compilation.bytecode,
          ),
        ],
      };
  }
}

function compileText({ kind, source }: TextVector, readQuery: QueryReader): TextCompilation {
  // PostHog's compiler was told that the programs are destinations, and nothing about other texts.
  const type = kind === "program" ? "destination" : undefined;
  const options: TextOptions = {
    readQuery,
    isKnownFunction: (name) => isKnownToCompiler(name, type),
  };
  switch (kind) {
    case "program":
      return compileProgramText(source, options);
    case "expr":
      return compileExpressionText(source, options);
    case "template":
      return compileTemplateText(source, options);
  }
}

/** Of a syntax error only the stage counts, and the words where they are no machine's. */
function compareProblem({ fields }: TextVector, { code, message }: Problem): readonly Mismatch[] {
  const error = toPlain(fields["error"]);
  const isRefusedThere =
    typeof error === "object" && error !== null && "stage" in error && error.stage === "parse";
  return isRefusedThere ? [] : compare("error", error, { stage: "parse", type: code, message });
}

function comparePlace(vector: TextVector, { start }: Problem): Pick<VectorCheck, "start"> {
  const isOfficial = isOfficialStart(vector, start);
  if (isOfficial === undefined) return {};
  return { start: isOfficial ? "official" : "elsewhere" };
}

function compareError(
  { kind, source, fields }: TextVector,
  error: CompileError,
): readonly Mismatch[] {
  const { type, message } = error;
  const ours = { stage: "compile", type, message, ...officialPlace(source, kind, error) };
  return compare("error", toPlain(fields["error"]), ours);
}

function compareBytecode({ fields }: TextVector, { bytecode }: Compiled): readonly Mismatch[] {
  if (fields["error"] !== undefined) {
    return compare("error", toPlain(fields["error"]), undefined);
  }
  // Through JSON, which is what counts, and by which floats that it lacks are texts in the vectors.
  const ours = readJson(bytecodeToJson(bytecode));
  return compare("bytecode", toPlain(fields["bytecode"]), "value" in ours && toPlain(ours.value));
}

/** The vectors leave out notices about globals, and templates are compiled without asking for any. */
function compareNotices(
  { kind, source, fields }: TextVector,
  notices: readonly CompileNotice[],
): readonly Mismatch[] {
  if (kind === "template") return [];
  const listed = notices.filter(({ code }) => code !== "unknown-global");
  const { context_errors: errors = [], context_warnings: warnings = [] } = fields;
  const ours = (level: CompileNotice["level"]): unknown =>
    listed
      .filter((notice) => notice.level === level)
      .map((notice) => ({ message: notice.message, ...officialPlace(source, kind, notice) }));
  return [
    ...compare("context_errors", toPlain(errors), ours("error")),
    ...compare("context_warnings", toPlain(warnings), ours("warning")),
  ];
}

/** Of expressions the vectors do not say whether PostHog would save them. */
function compareHyphens(
  { kind, source, fields }: TextVector,
  readQuery: QueryReader,
): readonly Mismatch[] {
  if (kind !== "program") return [];
  const read = readProgram(source, readQuery);
  const found = read.kind === "understood" ? findHyphenatedName(read.root)?.message : undefined;
  return compare("hyphen_error", toPlain(fields["hyphen_error"]), found);
}
