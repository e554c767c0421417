import type { AstNode } from "../../hog/compiler/ast.ts";
import {
  type QueryReader,
  type ReadText,
  readExpression,
  readProgram,
  readTemplate,
} from "../../hog/compiler/readText.ts";
import { loadOfficialReader, type OfficialReader } from "./officialTree.ts";
import { loadQueryReader } from "../../server/queries/officialQueries.ts";
import type { SourceKind } from "./randomSource.ts";
import { showTree, treeDifference } from "./treeDifference.ts";

/** A text that our parser and PostHog's do not read alike. */
export interface Disagreement {
  /** Alike for texts that differ for one reason, as far as a program can tell. */
  readonly family: string;
  /** What each side says. */
  readonly detail: string;
}

export interface Comparison {
  /** By PostHog's parser. */
  readonly accepted: boolean;
  /** `undefined` when both parsers refuse the text, or build the same tree. */
  readonly disagreement: Disagreement | undefined;
}

/** Reads a text with both parsers: accepted or not, and the same tree with the same positions. */
export type CompareParsers = (kind: SourceKind, text: string) => Comparison;

/** Loads PostHog's parser, which takes some tenths of a second. */
export async function loadCompareParsers(): Promise<CompareParsers> {
  const readOfficial = await loadOfficialReader();
  const readQuery = await loadQueryReader();
  return (kind, text) => {
    const official = readOfficial(kind, text);
    return {
      accepted: !("error" in official),
      disagreement: disagreement(official, () => readOurs(kind, text, readQuery)),
    };
  };
}

/** Reads a text with our parser, and the queries in it with PostHog's. */
export function readOurs(
  kind: SourceKind,
  text: string,
  readQuery: QueryReader,
): ReadText<AstNode> {
  switch (kind) {
    case "program":
      return readProgram(text, readQuery);
    case "expression":
      return readExpression(text, readQuery);
    case "template":
      return readTemplate(text, readQuery);
  }
}

function disagreement(
  official: ReturnType<OfficialReader>,
  read: () => ReadText<AstNode>,
): Disagreement | undefined {
  let ours: ReadText<AstNode>;
  try {
    ours = read();
  } catch (error) {
    return { family: "ours throws", detail: String(error) };
  }
  if ("error" in official) {
    if (ours.kind === "invalid") return undefined;
    const { message, start } = official;
    return { family: `only we accept: ${messageFamily(message)}`, detail: `${start}: ${message}` };
  }
  if (ours.kind === "invalid") {
    const [{ code, start, message }] = ours.problems;
    const detail = `${start}: ${message} Officially ${showTree(official)}`;
    return { family: `only we reject: ${code}`, detail };
  }
  const difference = treeDifference(official, ours.root);
  return difference === undefined
    ? undefined
    : { family: differenceFamily(difference), detail: difference };
}

/** The message without the texts that it quotes and the list of what was expected. */
function messageFamily(message: string): string {
  return message.replace(/ expecting[\s\S]*$/, "").replace(/(['`]).*\1/s, "…");
}

/** The end of the path and, where kinds differ, both of them. */
function differenceFamily(difference: string): string {
  const field = /\.(\w+)(?:\[\d+\])*: /.exec(difference)?.[1] ?? "root";
  if (field === "start" || field === "end") return `position: ${field}`;
  const [, sides] = /: officially (.{0,60})/s.exec(difference) ?? [];
  return field === "node" ? `tree: ${sides}` : `tree: ${field}`;
}
