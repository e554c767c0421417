import type { Call, Identifier, Name, Node } from "../../syntax/tree.ts";
import { chainRoot } from "../chains.ts";
import type { InputSchema } from "../context.ts";
import { findInputs } from "../inputs.ts";
import type { Rule, RuleContext } from "../rule.ts";
import type { Declaration } from "../scopes.ts";

/**
 * Secret inputs that the program prints, throws, or puts into a captured event, directly or through a
 * variable: whoever sees the logs or events can read them.
 *
 *     print('Sending', inputs.token)
 *
 *     let headers := {'Authorization': inputs.token}
 *     print(headers)
 */
export const secretInOutput: Rule = {
  code: "secret-in-output",
  severity: "warning",
  visit(report, program) {
    const { context, scopes } = program;
    if (!context.inputs?.some(({ secret }) => secret)) return {};
    /** The variables that hold a secret where the walk has come to. */
    const holders = new Map<Declaration, InputSchema>();
    const secretIn = findSecrets(program, holders);
    return {
      identifier(node, ancestors) {
        const secret = secretIn(node);
        const goal = secret && goalOf(node, ancestors);
        if (!goal) return;
        if (typeof goal === "string") {
          return report(node, `The secret input \`${secret.key}\` ${goal}.`);
        }
        const holder = scopes.declarationOf(goal);
        if (holder) holders.set(holder, secret);
      },
    };
  },
};

/** What a name gives that is secret: an input, all inputs at once, or what a variable holds. */
function findSecrets(
  { context: { inputs }, scopes }: RuleContext,
  holders: ReadonlyMap<Declaration, InputSchema>,
): (node: Identifier) => InputSchema | undefined {
  const inputOf = findInputs(scopes, inputs);
  return (node) => {
    const use = scopes.referenceAt(node);
    if (use?.access !== "read") return undefined;
    if (use.declaration) return use.path.length === 0 ? holders.get(use.declaration) : undefined;
    const { input } = inputOf(node) ?? {};
    if (input) return input.secret ? input : undefined;
    const takesAll = use.text === "inputs" && use.whole === node;
    return takesAll ? inputs?.find(({ secret }) => secret) : undefined;
  };
}

/** Where a value goes: the rest of a sentence about an output, or the variable that takes it. */
function goalOf(node: Node, ancestors: readonly Node[]): string | Identifier | Name | undefined {
  let child = node;
  for (const parent of ancestors.toReversed()) {
    switch (parent.kind) {
      case "throw":
        return thrown;
      case "variable":
        return parent.name;
      case "assignment":
        return child === parent.value ? chainRoot(parent.target) : undefined;
      case "call": {
        const name = nameOfCall(parent, child);
        if (name === undefined) return undefined;
        const output = outputs.get(name);
        if (output) return output;
        if (!handingOn.has(name)) return undefined;
        break;
      }
      default:
        if (!handsOn(parent, child)) return undefined;
    }
    child = parent;
  }
  return undefined;
}

function nameOfCall({ callee }: Call, child: Node): string | undefined {
  return callee.kind === "identifier" && callee !== child ? callee.name : undefined;
}

/** True when the value of `parent` is, or holds, that of `child`. */
function handsOn(parent: Node, child: Node): boolean {
  switch (parent.kind) {
    case "binary":
      return parent.operator === "||" || parent.operator === "??";
    case "conditional":
      return child !== parent.condition;
    case "member":
    case "index":
      return child === parent.object;
    default:
      return containers.has(parent.kind);
  }
}

const containers: ReadonlySet<Node["kind"]> = new Set<Node["kind"]>([
  "array",
  "dict",
  "entry",
  "group",
  "ignoreNulls",
  "template",
  "tuple",
]);

const thrown = "becomes part of an error, which stands in the logs";

const outputs: ReadonlyMap<string, string> = new Map([
  ["print", "is printed: whoever sees the logs can read it"],
  ["postHogCapture", "is put into an event: whoever sees the events can read it"],
  ["Error", thrown],
  ["HogError", thrown],
  ["NotImplementedError", thrown],
  ["RetryError", thrown],
]);

/** Functions whose result still tells what went in. */
const handingOn: ReadonlySet<string> = new Set([
  "arrayPushBack",
  "arrayPushFront",
  "arrayStringConcat",
  "base64Encode",
  "coalesce",
  "concat",
  "encodeURLComponent",
  "if",
  "ifNull",
  "jsonStringify",
  "lower",
  "multiIf",
  "replaceAll",
  "replaceOne",
  "reverse",
  "toString",
  "trim",
  "tuple",
  "upper",
  "values",
]);
