import { nearestName } from "../../../../../hog/analysis/nearestName.ts";
import { functionMeantBy } from "../../../../../hog/analysis/rules/unknownFunction.ts";
import { globalMeantBy } from "../../../../../hog/analysis/rules/unknownGlobal.ts";
import { propertyMeantBy } from "../../../../../hog/analysis/rules/unknownProperty.ts";
import { everyRuleCode } from "../../../../../hog/analysis/suppressionProblems.ts";
import type { Found } from "../action.ts";

/** The name that was probably meant by an unknown one; the same that the problem speaks of. */
export function meantBy({ problem, place, text, document }: Found): string | undefined {
  const { analysis, context } = document;
  const program = { parsed: analysis.parsed, scopes: analysis.scopes, context };
  const { node } = place;
  const name = nameOf(node);
  switch (problem.code) {
    case "unknown-function":
      return name && functionMeantBy(name, problem.start, program);
    case "unknown-global":
      return name && globalMeantBy(name, problem.start, program);
    case "unknown-input":
      return name && nearestName(name, context.inputs?.map(({ key }) => key) ?? []);
    case "unknown-property":
      return node.kind === "name" || node.kind === "string"
        ? propertyMeantBy(node, program)
        : undefined;
    case "unknown-rule":
      return nearestName(text.slice(problem.start, problem.end), everyRuleCode);
    default:
      return undefined;
  }
}

function nameOf(node: Found["place"]["node"]): string | undefined {
  switch (node.kind) {
    case "identifier":
      return node.name;
    case "name":
      return node.text;
    case "string":
      return node.value;
    default:
      return undefined;
  }
}
