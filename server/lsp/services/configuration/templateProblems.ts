import type { Analysis } from "../../../../hog/analysis/analyse.ts";
import { compileProblems } from "../../../../hog/compiler/compileProblems.ts";
import { compileParsedProgram } from "../../../../hog/compiler/compileText.ts";
import type { Problem } from "../../../../hog/source/problem.ts";
import type { Span } from "../../../../hog/source/span.ts";
import { findLiquid, findLiquidProblems } from "../../../../hog/templates/liquid.ts";
import type { ConfigurationDocument, TemplateString } from "../../configuration.ts";
import { type HogText, JsonText } from "../../hogText.ts";
import { type Finding, finding, toProblems } from "./finding.ts";
import { engineOfEntry, type InputGroup } from "./inputGroup.ts";
import { fieldOf, textOf } from "./json.ts";

/** What is wrong with the templates of a function, each for itself; in offsets of its document. */
export function problemsOfTemplates(
  configuration: ConfigurationDocument,
  groups: readonly InputGroup[],
): readonly Problem[] {
  // An input that the schema names twice has its templates twice.
  const byNode = new Map(configuration.templates.map((template) => [template.node, template]));
  return [...byNode.values()].flatMap((template) => {
    const problems =
      template.engine === "liquid"
        ? problemsOfLiquid(configuration, template)
        : problemsOfHog(configuration, template, groups);
    return template.input?.from === "default" ? problems.map(asSuggested) : problems;
  });
}

/** Nobody refuses what a schema suggests, until it is taken. */
function asSuggested(problem: Problem): Problem {
  return problem.severity === "error" ? { ...problem, severity: "warning" } : problem;
}

function isOnTable({ root }: ConfigurationDocument): boolean {
  const source = textOf(fieldOf(fieldOf(root, "filters"), "source"));
  return source?.startsWith("data-warehouse") === true;
}

function problemsOfHog(
  configuration: ConfigurationDocument,
  template: TemplateString,
  groups: readonly InputGroup[],
): readonly Problem[] {
  const { text, analysis } = template.document();
  const inFile = (span: Span): Span => spanInFile(configuration, text, span);
  const liquid = findStrayLiquid(text, analysis);
  if (liquid && configuration.settings.get("liquid-in-hog-template") !== "off") {
    const message = adviseHog(text.getText(), liquid, canBeLiquid(template, groups));
    const stray = { code: "liquid-in-hog-template", message, ...inFile(liquid) };
    return toProblems([stray], configuration.settings);
  }
  const known = isOnTable(configuration)
    ? withoutRecord(text.getText(), analysis)
    : analysis.problems;
  return [...known, ...refusals(analysis, known)].map((problem) => ({
    ...problem,
    ...inFile(problem),
  }));
}

/** Where in the document a part of a template stands. */
export function spanInFile({ text: file }: ConfigurationDocument, text: HogText, span: Span): Span {
  return {
    start: file.offsetAt(text.positionAt(span.start)),
    end: file.offsetAt(text.positionAt(span.end)),
  };
}

/** Liquid in a text that Hog cannot read, or not so. */
function findStrayLiquid(text: HogText, { parsed, problems }: Analysis): Span | undefined {
  const isWrong =
    parsed.problems.length > 0 || problems.some(({ code }) => code === "placeholder-outside-sql");
  return isWrong ? findLiquid(text.getText()) : undefined;
}

function adviseHog(text: string, { start, end }: Span, canBeLiquid: boolean): string {
  const [, name] = /^\{\{-?\s*([\w$.]+)\s*-?\}\}$/.exec(text.slice(start, end)) ?? [];
  const hog = name === undefined ? "Write Hog with single braces" : `Write \`{${name}}\``;
  const liquid = canBeLiquid ? ', or set `"templating": "liquid"` beside the value' : "";
  return `This is Liquid, where Hog is expected. ${hog}${liquid}.`;
}

/** Booleans and masking cannot be Liquid, nor can an input of which the schema says that it is Hog. */
function canBeLiquid({ input }: TemplateString, groups: readonly InputGroup[]): boolean {
  if (!input || input.type === "boolean") return false;
  const group = groups.find(({ mapping }) => mapping === input.mapping);
  const entry = group?.schema.find(({ key }) => key === input.key);
  return entry !== undefined && !engineOfEntry(entry, undefined).isFixed;
}

/** What PostHog's compiler refuses although no rule says why. Queries are left to PostHog. */
function refusals({ parsed }: Analysis, known: readonly Problem[]): readonly Problem[] {
  if (known.some(({ severity }) => severity === "error")) return [];
  const compilation = compileParsedProgram(parsed);
  return compilation.kind === "refused" ? compileProblems(parsed.text, compilation) : [];
}

/** For a function on a table, PostHog reads `record` as `event.properties`. */
function withoutRecord(text: string, { problems }: Analysis): readonly Problem[] {
  return problems.filter(
    ({ code, start, end }) => code !== "unknown-global" || text.slice(start, end) !== "record",
  );
}

function problemsOfLiquid(
  configuration: ConfigurationDocument,
  { node, input }: TemplateString,
): readonly Problem[] {
  const { settings } = configuration;
  const text = new JsonText(configuration.text, node);
  if (input?.type === "boolean" && text.getText() !== "") {
    const message = "Liquid gives texts, and PostHog refuses it for a boolean. Write Hog instead.";
    return toProblems([finding("liquid-in-boolean", node, message)], settings);
  }
  const mistakes = findLiquidProblems(text.getText()).map(
    ({ kind, message, ...span }): Finding => ({
      code: kind === "filter" ? "unknown-liquid-filter" : "liquid-syntax",
      message,
      ...spanInFile(configuration, text, span),
    }),
  );
  const found = mistakes.length > 0 ? mistakes : findStrayHog(configuration, text);
  return toProblems(found, settings);
}

/** Liquid takes single braces for text. */
function findStrayHog(configuration: ConfigurationDocument, text: JsonText): readonly Finding[] {
  return [...text.getText().matchAll(strayHog)].map((found) => {
    const [written, expression = ""] = found;
    const span = { start: found.index, end: found.index + written.length };
    const message = `Liquid takes this for text. Write \`{{ ${expression.trim()} }}\`.`;
    return { code: "hog-in-liquid-template", message, ...spanInFile(configuration, text, span) };
  });
}

const strayHog =
  /(?<![{\\])\{(\s*(?:event|person|groups|inputs|project|source|request|record)(?:\.[\w$]+)+\s*)\}(?!\})/g;
