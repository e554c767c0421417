import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { analyse } from "../../hog/analysis/analyse.ts";
import { configurationRules } from "../../hog/analysis/configurationRules.ts";
import type { FunctionContext } from "../../hog/analysis/context.ts";
import { rules } from "../../hog/analysis/rules/all.ts";
import { suppressionCodes } from "../../hog/analysis/suppressionProblems.ts";
import { everyFunctionType } from "../../hog/library/functionType.ts";
import { parseProgram } from "../../hog/syntax/parse.ts";
import { problemsIn } from "../server/lsp/openConfiguration.ts";

const folder = new URL("../../docs/rules/", import.meta.url);
const severities: ReadonlyMap<string, string> = new Map([
  ...rules.map(({ code, severity }) => [code, severity] as const),
  ...suppressionCodes.map((code) => [code, "hint"] as const),
  ...configurationRules,
]);

describe("pages of the rules", () => {
  it("are one for each rule and no more", () => {
    const pages = readdirSync(folder).filter((file) => file !== "README.md");
    assert.deepEqual(
      pages.toSorted(),
      [...severities.keys()].map((code) => `${code}.md`).toSorted(),
    );
  });

  it("are all in the index, with their first sentence", () => {
    const lines = readPage("README").split("\n");
    const listed = lines.filter((line) => line.startsWith("- "));
    const expected = [...severities]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([code, severity]) => `- [${code}](${code}.md) (${severity}): ${sentenceOf(code)}`);
    assert.deepEqual(listed, expected);
  });

  for (const [code, severity] of severities) {
    describe(code, () => {
      it("has the form of all pages", () => {
        const headings = readPage(code).match(/^#.*$/gm) ?? [];
        // `codeActionsPages.test.ts` knows which pages have it.
        const always = headings.filter((heading) => heading !== "## Fix");
        assert.deepEqual(always, [`# ${code}`, "## Bad", "## Good", "## Why", "## Silence"]);
      });

      it("tells the severity of the rule", () =>
        assert(readPage(code).includes(`\n\nSeverity: ${severity}.\n`)));

      it("has examples that the rule tells apart", () => {
        const [bad, good] = examplesOf(code);
        if (configurationRules.has(code)) return checkDocuments(code, bad, good);
        assert(
          contexts.some((context) => finds(code, bad, context) && !finds(code, good, context)),
          "the rule finds the bad example and not the good one, in some context",
        );
      });
    });
  }
});

/** Where an example may be at home; the rules that need more than a text say so on their pages. */
const contexts: readonly FunctionContext[] = [
  {},
  ...[...everyFunctionType].map((type) => ({
    type,
    inputs: [
      { key: "url", type: "string" },
      { key: "token", type: "string", secret: true },
      { key: "api_key", type: "string" },
    ],
  })),
];

function finds(code: string, text: string | undefined, context: FunctionContext): boolean {
  assert(text !== undefined, "a page has two examples");
  return analyse(parseProgram(text), context).problems.some((problem) => problem.code === code);
}

/** A rule for what stands beside a program has documents for examples. */
function checkDocuments(code: string, bad: string | undefined, good: string | undefined): void {
  assert(bad !== undefined && good !== undefined, "a page has two examples");
  const found = [bad, good].map((text) => problemsIn(text, { project }));
  const [inBad = [], inGood = []] = found.map((list) => list.map((one) => one.split(" ")[0]));
  assert(inBad.includes(code));
  assert.deepEqual(inGood, []);
}

/** Of which some examples need to know all names. */
const project = {
  events: [{ name: "order completed" }],
  eventProperties: ["total", "plan", "$app_version", "$session_id"].map((name) => ({ name })),
};

function examplesOf(code: string): readonly (string | undefined)[] {
  return [...readPage(code).matchAll(/```(?:hog|json)\n(.*?)```/gs)].map(([, text]) => text);
}

function sentenceOf(code: string): string | undefined {
  return readPage(code).split("\n")[2];
}

function readPage(name: string): string {
  return readFileSync(new URL(`${name}.md`, folder), "utf8");
}
