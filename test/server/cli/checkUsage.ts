import assert from "node:assert/strict";
import { runHog, type Started } from "./runHog.ts";

/** Expects that `hog` refuses to do something with one line: exit status 2, and no output. */
export async function checkUsageError(
  args: readonly string[],
  line: RegExp | string,
  started: Started = {},
): Promise<void> {
  const { status, output, errors } = await runHog(args, started);
  assert.deepEqual({ status, output }, { status: 2, output: "" });
  assert.match(errors, /^hog: [^\n]+\n$/);
  if (typeof line === "string") assert.equal(errors, `hog: ${line}\n`);
  else assert.match(errors, line);
}
