import { builtins } from "../library/builtins.ts";
import type { Field } from "../library/field.ts";
import { filterFields } from "../library/filterFields.ts";
import { isKnownToCompiler } from "../library/supportedFunctions.ts";
import type { Problem } from "../source/problem.ts";
import type { Parsed } from "../syntax/parse.ts";
import type { Expression } from "../syntax/tree.ts";
import { type RuleSettings, runRules } from "./analyse.ts";
import { asProgram } from "./asProgram.ts";
import { findScopes } from "./findScopes.ts";
import { nearestName } from "./nearestName.ts";
import type { Rule } from "./rule.ts";
import { rules } from "./rules/all.ts";
import type { Reference } from "./scopes.ts";
import { textOfPart } from "./selection.ts";
import { unavailableCalls } from "./unavailableCalls.ts";

/** Finds everything there is to say about an expression of HogQL that filters events. */
export function analyseFilter(
  parsed: Parsed<Expression>,
  settings: RuleSettings = new Map(),
): readonly Problem[] {
  const program = asProgram(parsed);
  const scopes = findScopes(program.root, parsed.text);
  const running = rulesForFilters.filter(({ code }) => settings.get(code) !== "off");
  const { found } = runRules(running, { parsed: program, scopes, context: {} }, settings);
  return [...parsed.problems, ...found].toSorted(
    (one, other) => one.start - other.start || one.end - other.end,
  );
}

/** A name that filters cannot read. */
export interface MissingField {
  /** Which name of the path it is. */
  readonly at: number;
  /** What was probably meant. */
  readonly near: string | undefined;
}

/** Where a path of names leaves what filters can read; `undefined` if it does not. */
export function findMissingField(path: readonly string[]): MissingField | undefined {
  let fields: readonly Field[] = filterFields;
  let isClosed = true;
  for (const [at, name] of path.entries()) {
    const field = fields.find((one) => one.name === name);
    if (!field && isClosed) {
      const names = fields.map((one) => one.name);
      return { at, near: nearestName(name, names) };
    }
    if (!field?.fields) return undefined;
    fields = field.fields;
    isClosed = field.closed === true;
  }
  return undefined;
}

/**
 * Names that filters do not have: they see the event flatter than programs do.
 *
 *     event.properties.plan = 'pro'      // in filters `event` is the event's name
 */
const unknownFilterField: Rule = {
  code: "unknown-filter-field",
  severity: "error",
  visit(report, { scopes }) {
    return {
      program() {
        for (const { node, text, access, path } of scopes.globals) {
          const isQuoted = node.kind === "identifier" && node.quoted;
          if (access === "call" || isQuoted || builtins.has(text)) continue;
          if (text === "event" && path.length > 0) {
            const inner = path.map(textOfPart).join(".");
            report(node, `In filters \`event\` is the name of the event. Write \`${inner}\`.`);
            continue;
          }
          const missing = findMissingField([text, ...path.map(textOfPart)]);
          if (missing) report([node, ...path][missing.at] ?? node, messageOf(text, path, missing));
        }
      },
    };
  },
};

function messageOf(root: string, path: Reference["path"], { at, near }: MissingField): string {
  const name = [root, ...path.map(textOfPart)].slice(0, at + 1).join(".");
  const advice = near === undefined ? "" : ` Did you mean \`${near}\`?`;
  return `Filters cannot read \`${name}\`: the filter never fits.${advice}`;
}

/** Filters are evaluated with nothing but the library at hand, and PostHog refuses all else. */
const functionNotAvailable = unavailableCalls(({ name, origin }) => {
  // The compiler has code of its own for some.
  const isAvailable = isKnownToCompiler(name) || origin === "compiler";
  return isAvailable
    ? undefined
    : `\`${name}\` cannot be called in a filter, and PostHog refuses it.`;
});

/** `in (select …)` and its like. */
const queryInFilter: Rule = {
  code: "filter-refused",
  severity: "error",
  visit(report) {
    return {
      query({ start }) {
        const span = { start, end: start + "select".length };
        report(span, "PostHog refuses queries in filters.");
      },
    };
  },
};

/** Of the rules for programs those that speak of single expressions, whatever is known of the function. */
const alsoForFilters: ReadonlySet<string> = new Set([
  "argument-count",
  "array-index-zero",
  "assignment-in-expression",
  "callback-parameters",
  "capital-operator",
  "case-with-operand",
  "comparison-chain",
  "date-arithmetic",
  "function-comes-first",
  "if-without-otherwise",
  "interval-without-function",
  "lambda-swallows-arguments",
  "not-before-parenthesis",
  "not-supported",
  "null-argument",
  "pattern-beyond-re2",
  "placeholder-outside-sql",
  "plus-on-text",
  "quoted-text",
  "search-in-object",
  "self-comparison",
  "unit-comes-first",
  "unknown-function",
  "unknown-unit",
  "wildcard-value",
]);

const rulesForFilters: readonly Rule[] = [
  ...rules.filter(({ code }) => alsoForFilters.has(code)),
  functionNotAvailable,
  queryInFilter,
  unknownFilterField,
];
