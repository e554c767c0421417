import type { Node } from "jsonc-parser";
import { configurationRules } from "../../../../hog/analysis/configurationRules.ts";
import type { RuleSettings } from "../../../../hog/analysis/analyse.ts";
import type { Problem } from "../../../../hog/source/problem.ts";
import type { Span } from "../../../../hog/source/span.ts";
import { spanOf } from "./json.ts";

/** A problem before it is known how grave it is. In offsets of the document. */
export interface Finding extends Span {
  /** One of `configurationRules`. */
  readonly code: string;
  readonly message: string;
}

/** Something to say about a node. */
export function finding(code: string, node: Node, message: string): Finding {
  return { code, message, ...spanOf(node) };
}

/** Findings as problems, as grave as the user wants; those of rules that are switched off are left out. */
export function toProblems(
  findings: readonly Finding[],
  settings: RuleSettings,
): readonly Problem[] {
  return findings.flatMap(({ code, message, start, end }): Problem[] => {
    const severity = settings.get(code) ?? configurationRules.get(code) ?? "warning";
    return severity === "off" ? [] : [{ code, severity, message, start, end }];
  });
}
