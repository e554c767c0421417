import type { InputSchema } from "../context.ts";
import { findInputs } from "../inputs.ts";
import type { Rule } from "../rule.ts";

/**
 * Inputs that are called like a credential, but are not marked `secret` in the schema: everyone who
 * may see the function can read them. Reported where the program first uses them.
 *
 *     let headers := {'Authorization': f'Bearer {inputs.api_key}'}
 */
export const secretNotMarked: Rule = {
  code: "secret-not-marked",
  severity: "warning",
  visit(report, { scopes, context }) {
    const inputOf = findInputs(scopes, context.inputs);
    const reported = new Set<InputSchema>();
    return {
      identifier(node) {
        const { input, path } = inputOf(node) ?? {};
        const part = path?.[0];
        if (!input || !part || input.secret || reported.has(input)) return;
        if (input.type !== "string" || !looksLikeCredential(input.key)) return;
        reported.add(input);
        report(part, `\`${input.key}\` looks like a credential. Mark the input as secret.`);
      },
    };
  },
};

/** The last words of a key say what it is: `api_key`, `clientSecret`; `token_url` is an address. */
export function looksLikeCredential(key: string): boolean {
  const words = key
    .replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  const last = words.at(-1) ?? "";
  const before = words.at(-2) ?? "";
  if (harmless.has(before)) return false;
  return credentials.has(last) || (last === "key" && keys.has(before));
}

const credentials: ReadonlySet<string> = new Set([
  "apikey",
  "credential",
  "credentials",
  "passphrase",
  "passwd",
  "password",
  "secret",
  "token",
]);

const keys: ReadonlySet<string> = new Set([
  "access",
  "api",
  "auth",
  "private",
  "secret",
  "service",
  "signing",
  "write",
]);

const harmless: ReadonlySet<string> = new Set(["cursor", "next", "page", "public", "publishable"]);
