import loadModule from "@posthog/hogql-parser";
import type { AstExpression, AstProgram } from "../../hog/compiler/ast.ts";
import {
  codePointOffsets,
  isOfficialError,
  readOfficialTree,
  type OfficialError,
} from "../../hog/compiler/officialJson.ts";
import { fromQueryTree } from "../../hog/compiler/queryTree.ts";
import type { SourceKind } from "./randomSource.ts";

/** Reads a text with PostHog's parser, as the compiler takes it. Positions are UTF-16 offsets. */
export type OfficialReader = (
  kind: SourceKind,
  text: string,
) => AstProgram | AstExpression | OfficialError;

/** Loads PostHog's parser; it takes some tenths of a second. */
export async function loadOfficialReader(): Promise<OfficialReader> {
  const module = await loadModule();
  return (kind, text) => {
    switch (kind) {
      case "program":
        return read(module.parseProgram(text), codePointOffsets(text));
      case "expression":
        return read(module.parseExpr(text), codePointOffsets(text));
      case "template": {
        const json = module.parseFullTemplateString(templatePrefix + text);
        const toOffset = codePointOffsets(text);
        return read(json, (codePoints) =>
          toOffset(Math.max(0, codePoints - templatePrefix.length)),
        );
      }
    }
  };
}

/** The entry point for templates wants this in front of the text, and counts it in its positions. */
const templatePrefix = "F'";

function read(
  json: string,
  toOffset: (codePoints: number) => number,
): AstProgram | AstExpression | OfficialError {
  const answer = readOfficialTree(json, toOffset);
  // The converter takes the root of a program for any other node.
  return isOfficialError(answer) ? answer : fromQueryTree(answer);
}
