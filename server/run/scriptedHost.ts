import type { HostAnswer, HostCall, MockRule } from "../../protocol/run.ts";
import { toFetchRequest } from "./fetchRequest.ts";
import type { Host } from "./host.ts";

/**
 * Answers scripted by the user: of the rules that fit a call and are not used up, the first one answers.
 * A call that none fits goes to `otherwise`; without it, it is an error that names the call.
 */
export function createScriptedHost(rules: readonly MockRule[], otherwise?: Host): Host {
  const uses = rules.map(() => 0);
  const claim = (call: HostCall): MockRule | undefined => {
    const index = rules.findIndex((rule, at) => {
      return fits(rule, call) && (uses[at] ?? 0) < (rule.times ?? Infinity);
    });
    if (index >= 0) uses[index] = (uses[index] ?? 0) + 1;
    return rules[index];
  };
  return {
    answer: (call, signal) => {
      const rule = claim(call);
      if (rule) return Promise.resolve(answerBy(rule, call));
      return otherwise ? otherwise.answer(call, signal) : Promise.resolve(refuse(call));
    },
  };
}

function fits({ function: name = "fetch", url, method }: MockRule, call: HostCall): boolean {
  if (name !== call.name) return false;
  if (name !== "fetch") return true;
  const request = toFetchRequest(call.args);
  const fitsUrl = url === undefined || (request && matchesPattern(url, request.url));
  const fitsMethod = method === undefined || method.toUpperCase() === request?.method;
  return Boolean(fitsUrl) && fitsMethod;
}

/** `*` stands for any text, nothing else is special. */
function matchesPattern(pattern: string, text: string): boolean {
  const [first = "", ...others] = pattern.split("*");
  const last = others.pop();
  if (last === undefined) return text === first;
  let position = first.length;
  for (const part of others) {
    const found = text.indexOf(part, position);
    if (found < 0) return false;
    position = found + part.length;
  }
  return text.startsWith(first) && text.endsWith(last) && position <= text.length - last.length;
}

/** A network that fails is a status 500 for the program, as from PostHog's worker. */
function answerBy(rule: MockRule, { name }: HostCall): HostAnswer {
  const { status = 200, body = {}, answer = null, error } = rule;
  if (name !== "fetch") {
    if (error !== undefined) return { type: "failed", message: error, notes: [] };
    return { type: "answered", value: answer, notes: [] };
  }
  const value = error === undefined ? { status, body } : { status: 500, body: error };
  return { type: "answered", value, notes: [] };
}

function refuse({ name, args }: HostCall): HostAnswer {
  const request = name === "fetch" ? toFetchRequest(args) : undefined;
  const call = request ? `fetch ${request.method} ${request.url}` : name;
  return { type: "failed", message: `No mock answers ${call}. Add a rule for it.`, notes: [] };
}
