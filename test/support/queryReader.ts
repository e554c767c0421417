import loadModule from "@posthog/hogql-parser";
import { codePointOffsets, readOfficialTree } from "../../hog/compiler/officialJson.ts";
import type { QueryReader } from "../../hog/compiler/readText.ts";

/** Loads PostHog's parser for the queries in a text; it takes some tenths of a second. */
export async function loadQueryReader(): Promise<QueryReader> {
  const module = await loadModule();
  return (text) => readOfficialTree(module.parseSelect(text), codePointOffsets(text));
}
