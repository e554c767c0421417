import assert from "node:assert/strict";
import crypto from "node:crypto";
import { exec, execAsync } from "@posthog/hogvm";
import { compile } from "../../hog/compiler/compile.ts";
import { desugar } from "../../hog/compiler/desugar.ts";
import { builtins } from "../../hog/library/builtins.ts";
import { parseProgram } from "../../hog/syntax/parse.ts";

/** Runs instructions without their header on PostHog's VM; `error` is absent when they succeed. */
export function runBytecode(code: readonly unknown[]): { result: unknown; error: unknown } {
  const { result, error } = exec(["_H", 1, ...code, 38], { external });
  return { result, error };
}

/**
 * Runs the example of a builtin, with a host that answers 200 to everything. If its last line is an
 * expression with a comment, `expected` is the comment and `text` a list of the expression, printed.
 */
export async function runExample(
  example: string,
): Promise<{ expected: string | undefined; text: unknown }> {
  const [, before, expression, expected] = /^(.*\n)?(.+?) \/\/ (.+)$/s.exec(example) ?? [];
  const program = expression ? `${before ?? ""}return toString([${expression}])` : example;
  const parsed = parseProgram(program);
  assert.deepEqual(parsed.problems, []);
  const compiled = compile(desugar(parsed.root, refuseQueries));
  assert.equal(compiled.kind, "compiled");
  const { result } = await execAsync([...compiled.bytecode], {
    globals,
    functions: hostFunctions(false, () => null),
    asyncFunctions: hostFunctions(true, async () => ({ status: 200, body: {} })),
    external,
  });
  return { expected, text: result };
}

function hostFunctions<Answer>(
  asynchronous: boolean,
  answer: () => Answer,
): Record<string, () => Answer> {
  return Object.fromEntries(
    [...builtins.values()]
      .filter((builtin) => builtin.asynchronous === asynchronous)
      .filter(({ origin }) => origin === "host")
      .map(({ name }) => [name, answer]),
  );
}

const external = {
  crypto,
  regex: {
    match: (pattern: string, text: string) => expression(pattern).test(text),
    extract: (pattern: string, text: string) => {
      const found = expression(pattern).exec(text);
      return found?.[1] ?? found?.[0] ?? "";
    },
  },
};

/** RE2 takes flags at the start of a pattern, which JavaScript does not. */
function expression(pattern: string): RegExp {
  return pattern.startsWith("(?i)") ? new RegExp(pattern.slice(4), "is") : new RegExp(pattern, "s");
}

function refuseQueries(): never {
  throw new Error("No example has a query.");
}

const event = {
  event: "order placed",
  distinct_id: "user-1",
  uuid: "018f3c1a-0000-7000-8000-000000000001",
  timestamp: "2024-03-10T15:30:45.123Z",
  url: "https://us.posthog.com/project/7/events/",
  elements_chain: "",
  properties: {
    plan: "pro",
    amount: 49.9,
    tags: ["vip", "beta"],
    kind: "refund",
    $ip: "203.0.113.9",
  },
};

const globals = {
  event,
  person: {
    id: "018f3c1a-0000-7000-8000-000000000002",
    name: "Ada Lovelace",
    url: "https://us.posthog.com/person/user-1",
    properties: { email: "Ada@Example.com" },
  },
  inputs: { url: "https://hooks.example.test/a", user: "ada", key: "open sesame" },
  request: { body: { type: "order" }, headers: {}, stringBody: '{"type":"order"}' },
};
