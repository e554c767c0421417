import { builtins } from "./builtins.ts";
import type { FunctionType } from "./functionType.ts";
import { unavailableFunctions } from "./unavailable.ts";

/**
 * The function names that PostHog's compiler is told in addition to the library, for a type of
 * function. It is told nothing else about them, and only destinations have any: elsewhere it reports
 * `fetch` as not implemented, though it may well run.
 */
export function compilerFunctions(type: FunctionType | undefined): ReadonlySet<string> {
  return type === "destination" ? destinationFunctions : noFunctions;
}

/**
 * Whether PostHog's compiler takes a name for a function. For any other name that it calls and does
 * not find declared, it notes "Hog function `name` is not implemented": fatal for a
 * `transformation_log` and for filters, unseen elsewhere.
 *
 * `type` is absent for templates and filters, which are compiled without further functions.
 */
export function isKnownToCompiler(name: string, type?: FunctionType): boolean {
  return libraryOfCompiler.has(name) || compilerFunctions(type).has(name);
}

/** The names to suggest to who misspelt one: what can be called in a type, or in any if unknown. */
export function callableFunctions(type?: FunctionType): readonly string[] {
  return [...builtins.values()]
    .filter(({ availableIn }) => (type ? availableIn.has(type) : availableIn.size > 0))
    .map(({ name }) => name);
}

const noFunctions: ReadonlySet<string> = new Set();

const destinationFunctions: ReadonlySet<string> = new Set([
  "fetch",
  "postHogCapture",
  "postHogGetTicket",
  "postHogUpdateTicket",
  "postHogGetAccount",
  "postHogUpdateAccount",
  "postHogSetAccountProperties",
]);

/**
 * The compiler runs on the server and so knows the library of the server's VM, which is not quite
 * that of the VM that runs functions: it has `max2` and `run`, and lacks `tryBase64Decode`.
 */
const libraryOfCompiler: ReadonlySet<string> = new Set([
  ...[...builtins.values()]
    .filter(({ origin }) => origin === "library" || origin === "bytecode")
    .map(({ name }) => name)
    .filter((name) => name !== "tryBase64Decode"),
  "print",
  "sleep",
  ...[...unavailableFunctions.values()]
    .filter(({ knownToCompiler }) => knownToCompiler)
    .map(({ name }) => name),
]);
