import type { Command, Outcome } from "./command.ts";
import type { CheckedVector } from "./conformance/checkVector.ts";
import { jsonOption } from "./options.ts";
import { standardInput } from "./paths.ts";
import { readText } from "./readFile.ts";
import type { Paint } from "./colours.ts";
import { UsageError } from "./usageError.ts";

/** Compares what we make of conformance vectors with what PostHog makes of them. */
export const conformanceCommand: Command = {
  name: "conformance",
  summary: "Compiles and runs conformance vectors and says where the outcome is another.",
  usage: "[options] FILE.jsonl…",
  details: [
    "Each line of a file is a vector, as test/conformance/README.md describes them.",
    "Prints both sides of each mismatch and, as the last line, how many vectors passed and failed.",
    "Ends with 1 if one failed.",
  ],
  options: [jsonOption],
  async run(args, shell) {
    if (args.paths.length === 0) throw new UsageError("Name the files of vectors.");
    if (args.paths.includes(standardInput))
      throw new UsageError("Vectors are read from files only.");
    const texts = args.paths.map((path): [string, string] => [path, readText(path)]);
    const { checkVectors } = await import("./conformance/checkVectors.ts");
    const result = await checkVectors(texts);
    if ("error" in result) throw new UsageError(result.error);
    return report(result.checked, args.has(jsonOption.name) ? undefined : shell.paint);
  },
};

/** Without `paint` the report is JSON. */
function report(checked: readonly CheckedVector[], paint: Paint | undefined): Outcome {
  const failed = checked.filter(({ mismatches }) => mismatches.length > 0);
  const passed = checked.length - failed.length;
  const status = failed.length === 0 ? 0 : 1;
  if (!paint) {
    const document = { passed, failed: failed.length, mismatches: failed.flatMap(listMismatches) };
    return { status, output: `${JSON.stringify(document, null, 2)}\n` };
  }
  const starts = checked.flatMap(({ start }) => (start ? [start] : []));
  const placed = starts.filter((start) => start === "official").length;
  const lines = [
    ...failed.map((one) => showVector(one, paint)),
    ...(starts.length === 0
      ? []
      : [`First syntax error at the official place: ${placed} of ${starts.length}.`]),
    paint(status === 0 ? "green" : "red", `${passed} passed, ${failed.length} failed`),
    "",
  ];
  return { status, output: lines.join("\n") };
}

function listMismatches({ file, line, id, mismatches }: CheckedVector): readonly object[] {
  return mismatches.map((mismatch) => ({ file, line, id, ...mismatch }));
}

function showVector({ file, line, id, source, mismatches }: CheckedVector, paint: Paint): string {
  const differences = mismatches.flatMap(({ field, expected, actual }) => [
    `  ${field}`,
    `    PostHog  ${paint("green", expected)}`,
    `    ours     ${paint("red", actual)}`,
  ]);
  const head = `${paint("bold", `${file}:${line}`)} ${id} ${paint("dim", source)}`;
  return [head, ...differences, ""].join("\n");
}
