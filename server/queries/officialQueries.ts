import type { TextCompilation } from "../../hog/compiler/compileText.ts";
import type { QueryTree } from "../../hog/compiler/ast.ts";
import {
  codePointOffsets,
  isOfficialError,
  type OfficialError,
  readOfficialTree,
} from "../../hog/compiler/officialJson.ts";
import type { QueryReader } from "../../hog/compiler/readText.ts";
import { officialErrorStart } from "./officialErrorStart.ts";

/**
 * Loads PostHog's own parser, which alone can read a `select`. That takes some tenths of a second, so
 * it is loaded only for a text that has one: see `compileWithQueries`.
 */
export async function loadQueryReader(): Promise<QueryReader> {
  const { default: loadParser } = await import("@posthog/hogql-parser");
  const parser = await loadParser();
  return (text) => readAnswer(text, parser.parseSelect(text));
}

function readAnswer(text: string, json: string): QueryTree | OfficialError {
  const answer = readOfficialTree(json, (counted) => counted);
  if (isOfficialError(answer)) return { ...answer, start: officialErrorStart(text, answer) };
  return readOfficialTree(json, codePointOffsets(text));
}

/**
 * Compiles a text, and once more with PostHog's parser at hand if it turns out to contain a query.
 *
 * `compile` is called with nothing first, as most texts have no query.
 */
export async function compileWithQueries(
  compile: (options: { readonly readQuery?: QueryReader }) => TextCompilation,
): Promise<TextCompilation> {
  const compilation = compile({});
  if (compilation.kind !== "invalid") return compilation;
  const hasQuery = compilation.problems.some(({ code }) => code === "unread-query");
  return hasQuery ? compile({ readQuery: await loadQueryReader() }) : compilation;
}
