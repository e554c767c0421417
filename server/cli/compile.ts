import { bytecodeToJson } from "../../hog/bytecode/bytecodeJson.ts";
import { disassemble } from "../../hog/bytecode/disassemble.ts";
import type { Compiled } from "../../hog/compiler/compile.ts";
import {
  compileExpressionText,
  compileProgramText,
  compileTemplateText,
  type TextCompilation,
  type TextOptions,
} from "../../hog/compiler/compileText.ts";
import { compileWithQueries } from "../queries/officialQueries.ts";
import type { Command } from "./command.ts";
import { compileProblems } from "../../hog/compiler/compileProblems.ts";
import { jsonOption } from "./options.ts";
import { choiceOf } from "./parseArguments.ts";
import { type CheckedSource, problemsOf, showProblems } from "./problems.ts";
import { inputNameOption, readOnlySource } from "./source.ts";
import { UsageError } from "./usageError.ts";

/** What a text is compiled as. */
type Kind = "program" | "expr" | "template";

/** Prints the bytecode of a text. */
export const compileCommand: Command = {
  name: "compile",
  summary: "Prints the bytecode that PostHog's compiler makes of a text.",
  usage: "[options] [path]",
  details: [
    "Without a path, standard input is compiled.",
    "A template is taken to its last character, a line break at the end included.",
    "Ends with 1 if the text does not compile; the problems go to standard error.",
  ],
  options: [
    { name: "kind", value: "KIND", description: "program (usual), expr or template." },
    { name: "listing", description: "Prints one instruction a line, with its place in the text." },
    inputNameOption,
    jsonOption,
  ],
  async run(args, shell) {
    const kind = choiceOf<Kind>(args, "kind", compilers.keys()) ?? "program";
    const isJson = args.has(jsonOption.name);
    if (isJson && args.has("listing"))
      throw new UsageError("--json and --listing exclude each other.");
    const source = await readOnlySource(args, shell);
    const compilation = await compileText(kind, source.text);
    const checked = { source, problems: compileProblems(source.text, compilation) };
    const status = compilation.kind === "compiled" ? 0 : 1;
    if (isJson) return { status, output: toJson(kind, checked, compilation) };
    if (compilation.kind !== "compiled") {
      return { status, output: "", errors: showProblems([checked], shell.paintErrors) };
    }
    return { status, output: `${show(compilation, args.has("listing") ? "listing" : "json")}\n` };
  },
};

const compilers: ReadonlyMap<Kind, (text: string, options: TextOptions) => TextCompilation> =
  new Map<Kind, (text: string, options: TextOptions) => TextCompilation>([
    ["program", compileProgramText],
    ["expr", compileExpressionText],
    ["template", compileTemplateText],
  ]);

function compileText(kind: Kind, text: string): Promise<TextCompilation> {
  const compile = compilers.get(kind) ?? compileProgramText;
  return compileWithQueries((options) => compile(text, options));
}

function show({ bytecode, lines }: Compiled, form: "json" | "listing"): string {
  return form === "json" ? bytecodeToJson(bytecode) : disassemble(bytecode, lines);
}

/** For machines; `docs/cli.md` describes the shape. Bytecode may hold integers of any size. */
function toJson(kind: Kind, checked: CheckedSource, compilation: TextCompilation): string {
  const isCompiled = compilation.kind === "compiled";
  const bytecode = isCompiled ? bytecodeToJson(compilation.bytecode) : "null";
  const lines = isCompiled ? compilation.lines.entries : [];
  const head = JSON.stringify({ path: checked.source.path, kind });
  const tail = JSON.stringify({ lines, problems: problemsOf(checked) });
  return `${head.slice(0, -1)},"bytecode":${bytecode},${tail.slice(1)}\n`;
}
