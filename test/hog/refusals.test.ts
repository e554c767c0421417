import assert from "node:assert/strict";
import { runRules } from "../../hog/analysis/analyse.ts";
import { findScopes } from "../../hog/analysis/findScopes.ts";
import { rules } from "../../hog/analysis/rules/all.ts";
import { compile } from "../../hog/compiler/compile.ts";
import { desugar } from "../../hog/compiler/desugar.ts";
import { parseProgram } from "../../hog/syntax/parse.ts";
import { seededRandom } from "../support/random.ts";
import { randomProgram } from "../support/randomProgram.ts";

/** The rules that together find what PostHog's compiler refuses. */
const refusing: ReadonlySet<string> = new Set([
  "array-index-zero",
  "assignment-in-expression",
  "duplicate-declaration",
  "invalid-assignment-target",
  "not-supported",
  "placeholder-outside-sql",
  "undeclared-assignment",
]);

describe("rules about what PostHog refuses", () => {
  it("find something exactly in the programs that the compiler refuses", () => {
    const wrong: string[] = [];
    let refused = 0;
    for (let seed = 0; seed < 1500; seed++) {
      const random = seededRandom(seed);
      const text = randomProgram(random, random.pick([1, 2, 3]));
      const outcome = outcomeOf(text);
      if (outcome === "refused") refused++;
      if (outcome !== undefined && (outcome === "refused") !== isReported(text)) wrong.push(text);
    }
    assert.deepEqual(wrong, []);
    assert(refused > 500, `the compiler refused ${refused} programs`);
  });
});

/** `undefined` for programs with syntax errors. */
function outcomeOf(text: string): "compiled" | "refused" | undefined {
  const { root, problems } = parseProgram(text);
  if (problems.length > 0) return undefined;
  return compile(desugar(root, () => ({ node: "SelectQuery" }))).kind;
}

function isReported(text: string): boolean {
  const parsed = parseProgram(text);
  const scopes = findScopes(parsed.root, text);
  const running = rules.filter(({ code }) => refusing.has(code));
  return runRules(running, { parsed, scopes, context: {} }).found.length > 0;
}
