import type { Rule } from "../rule.ts";
import { andOrEvaluateBoth } from "./andOrEvaluateBoth.ts";
import { argumentCount } from "./argumentCount.ts";
import { arrayIndexZero } from "./arrayIndexZero.ts";
import { assignmentAsComparison } from "./assignmentAsComparison.ts";
import { assignmentInExpression } from "./assignmentInExpression.ts";
import { betweenOnStack } from "./betweenOnStack.ts";
import { breakOrContinue } from "./breakOrContinue.ts";
import { callbackParameters } from "./callbackParameters.ts";
import { capitalOperator } from "./capitalOperator.ts";
import { captureWithoutEvent } from "./captureWithoutEvent.ts";
import { caseWithOperand } from "./caseWithOperand.ts";
import { coalesceMissingGlobal } from "./coalesceMissingGlobal.ts";
import { coalescePrecedence } from "./coalescePrecedence.ts";
import { comparisonByIdentity } from "./comparisonByIdentity.ts";
import { comparisonChain } from "./comparisonChain.ts";
import { comparisonOpensTag } from "./comparisonOpensTag.ts";
import { constantCondition } from "./constantCondition.ts";
import { continuedLine } from "./continuedLine.ts";
import { dateArithmetic } from "./dateArithmetic.ts";
import { duplicateDeclaration } from "./duplicateDeclaration.ts";
import { duplicateKey } from "./duplicateKey.ts";
import { emptyBody } from "./emptyBody.ts";
import { endlessLoop } from "./endlessLoop.ts";
import { expressionInForHead } from "./expressionInForHead.ts";
import { fetchResultIgnored } from "./fetchResultIgnored.ts";
import { fetchSendsPost } from "./fetchSendsPost.ts";
import { forWithoutCondition } from "./forWithoutCondition.ts";
import { foreignKeyword } from "./foreignKeyword.ts";
import { functionComesFirst } from "./functionComesFirst.ts";
import { functionNotAvailable } from "./functionNotAvailable.ts";
import { hiddenInCatch } from "./hiddenInCatch.ts";
import { hyphenatedName } from "./hyphenatedName.ts";
import { ifWithoutOtherwise } from "./ifWithoutOtherwise.ts";
import { ignoredArgument } from "./ignoredArgument.ts";
import { ignoredModifier } from "./ignoredModifier.ts";
import { indexFromZero } from "./indexFromZero.ts";
import { inputMisuse } from "./inputMisuse.ts";
import { intervalWithoutFunction } from "./intervalWithoutFunction.ts";
import { invalidAssignmentTarget } from "./invalidAssignmentTarget.ts";
import { javascriptMethod } from "./javascriptMethod.ts";
import { juxtaposedExpressions } from "./juxtaposedExpressions.ts";
import { keywordReadAsName } from "./keywordReadAsName.ts";
import { lambdaReturnsNull } from "./lambdaReturnsNull.ts";
import { lambdaSwallowsArguments } from "./lambdaSwallowsArguments.ts";
import { likeMatchesAnywhere } from "./likeMatchesAnywhere.ts";
import { listAsCondition } from "./listAsCondition.ts";
import { loopOverValues } from "./loopOverValues.ts";
import { lostGlobalAssignment } from "./lostGlobalAssignment.ts";
import { minusMinusComment } from "./minusMinusComment.ts";
import { missingArgument } from "./missingArgument.ts";
import { missingReturnEvent } from "./missingReturnEvent.ts";
import { monthForMinutes } from "./monthForMinutes.ts";
import { notBeforeParenthesis } from "./notBeforeParenthesis.ts";
import { notSupported } from "./notSupported.ts";
import { nullArgument } from "./nullArgument.ts";
import { operatorAsName } from "./operatorAsName.ts";
import { patternBeyondRe2 } from "./patternBeyondRe2.ts";
import { placeholderOutsideSql } from "./placeholderOutsideSql.ts";
import { plusOnText } from "./plusOnText.ts";
import { positionNeverNegative } from "./positionNeverNegative.ts";
import { queryNeverRuns } from "./queryNeverRuns.ts";
import { quotedText } from "./quotedText.ts";
import { replacementPattern } from "./replacementPattern.ts";
import { resultIgnored } from "./resultIgnored.ts";
import { returnInTry } from "./returnInTry.ts";
import { returnTakesNextLine } from "./returnTakesNextLine.ts";
import { searchInObject } from "./searchInObject.ts";
import { secretInOutput } from "./secretInOutput.ts";
import { secretNotMarked } from "./secretNotMarked.ts";
import { selfAssignment } from "./selfAssignment.ts";
import { selfComparison } from "./selfComparison.ts";
import { separatorComesFirst } from "./separatorComesFirst.ts";
import { severalCaptures } from "./severalCaptures.ts";
import { sharedLoopVariable } from "./sharedLoopVariable.ts";
import { sortAsText } from "./sortAsText.ts";
import { staleClosure } from "./staleClosure.ts";
import { statementReadAsCall } from "./statementReadAsCall.ts";
import { statementWithoutEffect } from "./statementWithoutEffect.ts";
import { substringFromZero } from "./substringFromZero.ts";
import { templateWithoutF } from "./templateWithoutF.ts";
import { throwWithoutError } from "./throwWithoutError.ts";
import { tooManyAsyncCalls } from "./tooManyAsyncCalls.ts";
import { tooManyPrints } from "./tooManyPrints.ts";
import { trimOneCharacter } from "./trimOneCharacter.ts";
import { typedCatchName } from "./typedCatchName.ts";
import { typeofNever } from "./typeofNever.ts";
import { uncatchableError } from "./uncatchableError.ts";
import { unchangedEvent } from "./unchangedEvent.ts";
import { undeclaredAssignment } from "./undeclaredAssignment.ts";
import { undecodedEscape } from "./undecodedEscape.ts";
import { unitComesFirst } from "./unitComesFirst.ts";
import { unknownFunction } from "./unknownFunction.ts";
import { unknownGlobal } from "./unknownGlobal.ts";
import { unknownInput } from "./unknownInput.ts";
import { unknownProperty } from "./unknownProperty.ts";
import { unknownUnit } from "./unknownUnit.ts";
import { unreachableCode } from "./unreachableCode.ts";
import { unsafeInteger } from "./unsafeInteger.ts";
import { unusedFunction } from "./unusedFunction.ts";
import { unusedKey } from "./unusedKey.ts";
import { unusedParameter } from "./unusedParameter.ts";
import { unusedVariable } from "./unusedVariable.ts";
import { useBeforeDefinition } from "./useBeforeDefinition.ts";
import { variableAsKey } from "./variableAsKey.ts";
import { wildcardValue } from "./wildcardValue.ts";
import { wrongArgumentType } from "./wrongArgumentType.ts";
import { zeroBasedKey } from "./zeroBasedKey.ts";

/** Every rule, one a line, alphabetically. */
export const rules: readonly Rule[] = [
  andOrEvaluateBoth,
  argumentCount,
  arrayIndexZero,
  assignmentAsComparison,
  assignmentInExpression,
  betweenOnStack,
  breakOrContinue,
  callbackParameters,
  capitalOperator,
  captureWithoutEvent,
  caseWithOperand,
  coalesceMissingGlobal,
  coalescePrecedence,
  comparisonByIdentity,
  comparisonChain,
  comparisonOpensTag,
  constantCondition,
  continuedLine,
  dateArithmetic,
  duplicateDeclaration,
  duplicateKey,
  emptyBody,
  endlessLoop,
  expressionInForHead,
  fetchResultIgnored,
  fetchSendsPost,
  forWithoutCondition,
  foreignKeyword,
  functionComesFirst,
  functionNotAvailable,
  hiddenInCatch,
  hyphenatedName,
  ifWithoutOtherwise,
  ignoredArgument,
  ignoredModifier,
  indexFromZero,
  inputMisuse,
  intervalWithoutFunction,
  invalidAssignmentTarget,
  javascriptMethod,
  juxtaposedExpressions,
  keywordReadAsName,
  lambdaReturnsNull,
  lambdaSwallowsArguments,
  likeMatchesAnywhere,
  listAsCondition,
  loopOverValues,
  lostGlobalAssignment,
  minusMinusComment,
  missingArgument,
  missingReturnEvent,
  monthForMinutes,
  notBeforeParenthesis,
  notSupported,
  nullArgument,
  operatorAsName,
  patternBeyondRe2,
  placeholderOutsideSql,
  plusOnText,
  positionNeverNegative,
  queryNeverRuns,
  quotedText,
  replacementPattern,
  resultIgnored,
  returnInTry,
  returnTakesNextLine,
  searchInObject,
  secretInOutput,
  secretNotMarked,
  selfAssignment,
  selfComparison,
  separatorComesFirst,
  severalCaptures,
  sharedLoopVariable,
  sortAsText,
  staleClosure,
  statementReadAsCall,
  statementWithoutEffect,
  substringFromZero,
  templateWithoutF,
  throwWithoutError,
  tooManyAsyncCalls,
  tooManyPrints,
  trimOneCharacter,
  typedCatchName,
  typeofNever,
  uncatchableError,
  unchangedEvent,
  undeclaredAssignment,
  undecodedEscape,
  unitComesFirst,
  unknownFunction,
  unknownGlobal,
  unknownInput,
  unknownProperty,
  unknownUnit,
  unreachableCode,
  unsafeInteger,
  unusedFunction,
  unusedKey,
  unusedParameter,
  unusedVariable,
  useBeforeDefinition,
  variableAsKey,
  wildcardValue,
  wrongArgumentType,
  zeroBasedKey,
];
