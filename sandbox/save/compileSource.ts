import type { HogFunctionType } from "../../protocol/posthog.ts";
import { compileFunction } from "../../server/run/compileFunction.ts";
import { isSiteType } from "../siteType.ts";
import { refuseField } from "./fieldProblem.ts";
import { withoutBigInts } from "./withoutBigInts.ts";

/** What a function's code becomes: bytecode, or JavaScript for a browser. */
export interface CompiledSource {
  readonly bytecode: readonly unknown[] | null;
  readonly transpiled: string | null;
}

const mostBytes = 100 * 1024;

/** Compiles the code of a function, or refuses it as PostHog does, which says little about why. */
export async function compileSource(hog: string, type: HogFunctionType): Promise<CompiledSource> {
  if (Buffer.byteLength(hog) > mostBytes) refuseField(["hog"], tooLong);
  if (isSiteType(type)) return { bytecode: null, transpiled: await transpile(hog) };
  const compiled = await compileFunction({ type, program: { source: hog } });
  if ("error" in compiled) {
    const { message } = compiled.error;
    const isHyphen = message.startsWith("Hyphens are not supported");
    return refuseField(["hog"], isHyphen ? message : "Hog code has errors.");
  }
  return { bytecode: toList(withoutBigInts(compiled.program.bytecode)), transpiled: null };
}

const tooLong =
  "HOG code exceeds maximum size of 100KB. Please simplify your code or contact support if you need this limit increased.";

async function transpile(code: string): Promise<string> {
  // Large, and needed by few functions.
  const { transform } = await import("sucrase");
  try {
    return transform(code, { transforms: ["typescript"], disableESTransforms: true }).code;
  } catch {
    return refuseField(["hog"], "Error in TypeScript code");
  }
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
