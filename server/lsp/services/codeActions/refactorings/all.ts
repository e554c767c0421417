import { addBraces } from "./addBraces.ts";
import { applyDeMorgan } from "./applyDeMorgan.ts";
import { bracketToDot } from "./bracketToDot.ts";
import { checkStatus } from "./checkStatus.ts";
import { concatToTemplate } from "./concatToTemplate.ts";
import { conditionalToIf } from "./conditionalToIf.ts";
import { dotToBracket } from "./dotToBracket.ts";
import { extractFunction } from "./extractFunction.ts";
import { extractVariable } from "./extractVariable.ts";
import { flipOperands } from "./flipOperands.ts";
import { ifToConditional } from "./ifToConditional.ts";
import { inlineVariable } from "./inlineVariable.ts";
import { invertConditional } from "./invertConditional.ts";
import { invertIf } from "./invertIf.ts";
import { joinDeclaration } from "./joinDeclaration.ts";
import { lambdaToBlock } from "./lambdaToBlock.ts";
import { lambdaToExpression } from "./lambdaToExpression.ts";
import { mergeIfs } from "./mergeIfs.ts";
import type { Refactoring } from "./refactoring.ts";
import { removeBraces } from "./removeBraces.ts";
import { returnEarly } from "./returnEarly.ts";
import { surroundWithIf, surroundWithTry } from "./surround.ts";
import { templateToConcat } from "./templateToConcat.ts";
import { useCoalesce } from "./useCoalesce.ts";

/**
 * All refactorings, in the order in which to show them. A text with syntax errors has none: what is
 * moved there may not be what it looks like.
 */
export const refactorings: readonly Refactoring[] = [
  extractVariable,
  extractFunction,
  inlineVariable,
  joinDeclaration,
  invertIf,
  returnEarly,
  mergeIfs,
  ifToConditional,
  conditionalToIf,
  invertConditional,
  useCoalesce,
  applyDeMorgan,
  flipOperands,
  concatToTemplate,
  templateToConcat,
  dotToBracket,
  bracketToDot,
  lambdaToBlock,
  lambdaToExpression,
  addBraces,
  removeBraces,
  surroundWithIf,
  surroundWithTry,
  checkStatus,
].map(
  (refactor): Refactoring =>
    (document, selection) =>
      document.analysis.parsed.problems.length > 0 ? [] : refactor(document, selection),
);
