import type { RunRequest } from "../../protocol/run.ts";
import { everyFunctionType } from "../../hog/library/functionType.ts";
import type { Command } from "./command.ts";
import { readFunctionFile } from "./functionFile.ts";
import { jsonOption, typeOption } from "./options.ts";
import { type Arguments, choiceOf } from "./parseArguments.ts";
import { readJsonObject } from "./readJson.ts";
import { readInputs } from "./runInputs.ts";
import { readMocks } from "./runMocks.ts";
import { runResultToJson, showRunResult } from "./runReport.ts";
import { inputNameOption, readOnlySource, type Source } from "./source.ts";
import { UsageError } from "./usageError.ts";

/** Runs a function as PostHog's worker does. */
export const runCommand: Command = {
  name: "run",
  summary: "Runs a function as PostHog does: filters, inputs, program; with its logs and requests.",
  usage: "--globals FILE [options] [path]",
  details: [
    "Without a path, standard input is run.",
    "A function.json beside the file says the function's type, inputs_schema, inputs, filters and mappings.",
    "Requests are answered by mocks, unless --mocks or --real says otherwise.",
    "Ends with 1 if the run does not end well.",
  ],
  options: [
    {
      name: "globals",
      value: "FILE",
      description: "JSON object with event, person, groups, project, request, record …",
    },
    {
      name: "inputs",
      value: "FILE",
      description: "JSON object with inputs by key, instead of those in function.json.",
    },
    { name: "mocks", value: "FILE", description: "JSON list of answers to requests." },
    { name: "real", description: "Sends the requests of fetch for real." },
    { ...typeOption, description: `${typeOption.description} Usual: destination.` },
    inputNameOption,
    jsonOption,
  ],
  async run(args, shell) {
    const source = await readOnlySource(args, shell);
    const request = requestFor(source, args);
    const { runSource } = await import("./runSource.ts");
    const result = await runSource(request);
    const isWell = result.errors.length === 0 && wellEnded.has(result.status);
    const output = args.has(jsonOption.name)
      ? runResultToJson(source, result)
      : showRunResult(source, result, shell.paint);
    return { status: isWell ? 0 : 1, output };
  },
};

const wellEnded: ReadonlySet<string> = new Set(["success", "skipped", "dropped"]);

function requestFor(source: Source, args: Arguments): RunRequest {
  const file = readFunctionFile(source);
  const inputs = readInputs(args) ?? file.inputs;
  return {
    function: {
      ...file,
      type: choiceOf(args, typeOption.name, everyFunctionType) ?? file.type ?? "destination",
      program: { source: source.text },
      ...(inputs && { inputs }),
    },
    globals: readGlobals(args),
    host: hostOf(args),
  };
}

function readGlobals(args: Arguments): RunRequest["globals"] {
  const path = args.valueOf("globals");
  if (path === undefined)
    throw new UsageError("Say with --globals FILE what the function is given.");
  return readJsonObject(path);
}

function hostOf(args: Arguments): NonNullable<RunRequest["host"]> {
  const mocks = args.valueOf("mocks");
  if (mocks !== undefined && args.has("real")) {
    throw new UsageError("--mocks and --real exclude each other.");
  }
  if (mocks !== undefined) return { mode: "scripted", rules: readMocks(mocks), otherwise: "error" };
  return { mode: args.has("real") ? "real" : "mocked" };
}
