import type { Fix } from "../action.ts";
import { addDate } from "./addDate.ts";
import { addInput } from "./addInput.ts";
import { addOne } from "./addOne.ts";
import { addOtherwise } from "./addOtherwise.ts";
import { addParentheses } from "./addParentheses.ts";
import { askEmpty } from "./askEmpty.ts";
import { assign } from "./assign.ts";
import { assignAgain } from "./assignAgain.ts";
import { assignmentInExpression } from "./assignmentInExpression.ts";
import { callCondition } from "./callCondition.ts";
import { callItE } from "./callItE.ts";
import { capitalOperator } from "./capitalOperator.ts";
import { changeCopy } from "./changeCopy.ts";
import { checkStatus } from "./checkStatus.ts";
import { closeParenthesis } from "./closeParenthesis.ts";
import { closeText } from "./closeText.ts";
import { compareContent } from "./compareContent.ts";
import { compareInCase } from "./compareInCase.ts";
import { comparisonOpensTag } from "./comparisonOpensTag.ts";
import { countFromOne } from "./countFromOne.ts";
import { declareAssigned } from "./declareAssigned.ts";
import { declareFunction } from "./declareFunction.ts";
import { declareVariable } from "./declareVariable.ts";
import { didYouMean } from "./didYouMean.ts";
import { doubleDollar } from "./doubleDollar.ts";
import { duplicateKey } from "./duplicateKey.ts";
import { endlessCondition } from "./endlessCondition.ts";
import { endLine } from "./endLine.ts";
import { endReturn } from "./endReturn.ts";
import { fitParameters } from "./fitParameters.ts";
import { foreignKeyword } from "./foreignKeyword.ts";
import { yieldingToForeignWords } from "./foreignWords.ts";
import { giveValue } from "./giveValue.ts";
import { groupCoalesce } from "./groupCoalesce.ts";
import { groupHead } from "./groupHead.ts";
import { groupNegated } from "./groupNegated.ts";
import { groupParameter } from "./groupParameter.ts";
import { guard } from "./guard.ts";
import { hyphenatedName } from "./hyphenatedName.ts";
import { javascriptMethod } from "./javascriptMethod.ts";
import { joinComparisons } from "./joinComparisons.ts";
import { joinElse } from "./joinElse.ts";
import { keepResult } from "./keepResult.ts";
import { knownInterval } from "./knownInterval.ts";
import { letInLoop } from "./letInLoop.ts";
import { loopFromOne } from "./loopFromOne.ts";
import { loopOverKeys } from "./loopOverKeys.ts";
import { markSecret } from "./markSecret.ts";
import { markUnused } from "./markUnused.ts";
import { monthForMinutes } from "./monthForMinutes.ts";
import { moveFunctionUp } from "./moveFunctionUp.ts";
import { numberAsText } from "./numberAsText.ts";
import { plusOnText } from "./plusOnText.ts";
import { positionFromOne } from "./positionFromOne.ts";
import { quotedText } from "./quotedText.ts";
import { removeBraces } from "./removeBraces.ts";
import { removeEffectless } from "./removeEffectless.ts";
import { removeEmptyBody } from "./removeEmptyBody.ts";
import { removeFunction } from "./removeFunction.ts";
import { removeKey } from "./removeKey.ts";
import { removeModifier } from "./removeModifier.ts";
import { removeParameter } from "./removeParameter.ts";
import { removeSelfAssignment } from "./removeSelfAssignment.ts";
import { removeSuppression } from "./removeSuppression.ts";
import { removeUnreachable } from "./removeUnreachable.ts";
import { removeVariable } from "./removeVariable.ts";
import { replaceIgnored } from "./replaceIgnored.ts";
import { returnCopy } from "./returnCopy.ts";
import { returnEvent } from "./returnEvent.ts";
import { sayIn } from "./sayIn.ts";
import { sayMethod } from "./sayMethod.ts";
import { sayPattern } from "./sayPattern.ts";
import { searchKeys } from "./searchKeys.ts";
import { signs } from "./signs.ts";
import { splitBetween } from "./splitBetween.ts";
import { steps } from "./steps.ts";
import { supported } from "./supported.ts";
import { swapArguments } from "./swapArguments.ts";
import { templateWithoutF } from "./templateWithoutF.ts";
import { throwError } from "./throwError.ts";
import { trimSpace } from "./trimSpace.ts";
import { typeofText } from "./typeofText.ts";
import { undecodedEscape } from "./undecodedEscape.ts";
import { unknownEscape } from "./unknownEscape.ts";
import { unknownUnit } from "./unknownUnit.ts";
import { variableAsKey } from "./variableAsKey.ts";

const inOrder: readonly Fix[] = [
  didYouMean,
  addInput,
  markSecret,
  assign,
  declareAssigned,
  assignAgain,
  assignmentInExpression,
  changeCopy,
  returnCopy,
  returnEvent,
  declareVariable,
  declareFunction,
  moveFunctionUp,
  quotedText,
  templateWithoutF,
  plusOnText,
  unknownEscape,
  undecodedEscape,
  closeText,
  closeParenthesis,
  doubleDollar,
  monthForMinutes,
  signs,
  steps,
  foreignKeyword,
  capitalOperator,
  joinElse,
  groupHead,
  sayIn,
  letInLoop,
  endLine,
  endReturn,
  removeEmptyBody,
  endlessCondition,
  addParentheses,
  comparisonOpensTag,
  supported,
  javascriptMethod,
  swapArguments,
  unknownUnit,
  addOtherwise,
  replaceIgnored,
  removeModifier,
  keepResult,
  throwError,
  trimSpace,
  checkStatus,
  sayMethod,
  countFromOne,
  loopFromOne,
  addOne,
  positionFromOne,
  groupCoalesce,
  groupNegated,
  joinComparisons,
  splitBetween,
  compareInCase,
  compareContent,
  askEmpty,
  callCondition,
  guard,
  searchKeys,
  sayPattern,
  typeofText,
  numberAsText,
  addDate,
  knownInterval,
  hyphenatedName,
  variableAsKey,
  duplicateKey,
  removeBraces,
  giveValue,
  groupParameter,
  fitParameters,
  loopOverKeys,
  callItE,
  removeVariable,
  removeParameter,
  removeFunction,
  removeKey,
  markUnused,
  removeUnreachable,
  removeSelfAssignment,
  removeEffectless,
  removeSuppression,
];

/** Every fix. Of those for the same kind of problem the first is offered first. */
export const fixes: readonly Fix[] = inOrder.map(yieldingToForeignWords);
