import assert from "node:assert/strict";
import { isKnownToCompiler } from "../../hog/library/supportedFunctions.ts";
import type { CompileOptions } from "../../hog/compiler/compile.ts";
import type { TextCompilation } from "../../hog/compiler/compileText.ts";
import type { CompileNotice } from "../../hog/compiler/notice.ts";
import { codePointOffsets } from "./codePoints.ts";
import type { CompileVector } from "./compileVectors.ts";

/** What PostHog's compiler was told when it made the vectors: programs are those of destinations. */
export function vectorOptions({ kind }: CompileVector): CompileOptions {
  const type = kind === "program" ? "destination" : undefined;
  return { isKnownFunction: (name) => isKnownToCompiler(name, type) };
}

/** The compilation is what the vector says: bytecode and notices, or the error with its place. */
export function checkVector(vector: CompileVector, compilation: TextCompilation): void {
  switch (compilation.kind) {
    case "invalid":
      return assert.equal(vector.error?.stage, "parse", "refused by the parser");
    case "refused": {
      const { type, message, start, end } = compilation.error;
      const place = { start: officialOffset(vector, start), end: officialOffset(vector, end) };
      return assert.deepEqual({ stage: "compile", type, message, ...place }, vector.error);
    }
    case "compiled":
      assert.deepEqual(compilation.bytecode, vector.bytecode);
      // PostHog compiles templates without asking for notices.
      if (vector.kind !== "template") checkNotices(vector, compilation.notices);
  }
}

/** The vectors leave out the warnings about globals, which nearly every program has. */
function checkNotices(vector: CompileVector, notices: readonly CompileNotice[]): void {
  const listed = notices.filter(({ code }) => code !== "unknown-global");
  const ofLevel = (level: CompileNotice["level"]): unknown =>
    listed
      .filter((notice) => notice.level === level)
      .map(({ message, start, end }) => ({
        message,
        start: officialOffset(vector, start),
        end: officialOffset(vector, end),
      }));
  assert.deepEqual(ofLevel("error"), vector.contextErrors);
  assert.deepEqual(ofLevel("warning"), vector.contextWarnings);
}

/** Officially positions are code points, and for templates count the two characters put in front. */
function officialOffset(
  { kind, source }: CompileVector,
  offset: number | undefined,
): number | null {
  if (offset === undefined) return null;
  return codePointOffsets(source)(offset) + (kind === "template" ? "F'".length : 0);
}
