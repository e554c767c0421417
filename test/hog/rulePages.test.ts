import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { analyse } from "../../hog/analysis/analyse.ts";
import type { FunctionContext } from "../../hog/analysis/context.ts";
import { rules } from "../../hog/analysis/rules/all.ts";
import { suppressionCodes } from "../../hog/analysis/suppressionProblems.ts";
import { everyFunctionType } from "../../hog/library/functionType.ts";
import { parseProgram } from "../../hog/syntax/parse.ts";

const folder = new URL("../../docs/rules/", import.meta.url);
const severities: ReadonlyMap<string, string> = new Map([
  ...rules.map(({ code, severity }) => [code, severity] as const),
  ...suppressionCodes.map((code) => [code, "hint"] as const),
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
        const headings = readPage(code).match(/^#.*$/gm);
        assert.deepEqual(headings, [`# ${code}`, "## Bad", "## Good", "## Why", "## Silence"]);
      });

      it("tells the severity of the rule", () =>
        assert(readPage(code).includes(`\n\nSeverity: ${severity}.\n`)));

      it("has examples that the rule tells apart", () => {
        const [bad, good] = examplesOf(code);
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

function examplesOf(code: string): readonly (string | undefined)[] {
  return [...readPage(code).matchAll(/```hog\n(.*?)```/gs)].map(([, text]) => text);
}

function sentenceOf(code: string): string | undefined {
  return readPage(code).split("\n")[2];
}

function readPage(name: string): string {
  return readFileSync(new URL(`${name}.md`, folder), "utf8");
}
