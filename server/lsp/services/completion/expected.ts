import { chainRoot } from "../../../../hog/analysis/chains.ts";
import { withoutGroups } from "../../../../hog/analysis/scopes.ts";
import { textOfPart } from "../../../../hog/analysis/selection.ts";
import { builtins } from "../../../../hog/library/builtins.ts";
import type { Field, KnownText } from "../../../../hog/library/field.ts";
import { resultFieldsOf } from "../../../../hog/library/programResult.ts";
import type { HogDocument } from "../../documents.ts";
import { type Chain, type Member, memberAt } from "../members.ts";
import { fieldsOfParameter } from "../projectFields.ts";
import type { Expected } from "./place.ts";
import type { Slot } from "./slot.ts";

/** The texts that make sense at a place, in the order in which to show them. */
export function expectedTexts(
  document: HogDocument,
  expected: Expected,
  offset: number,
): readonly KnownText[] {
  switch (expected.kind) {
    case "compared": {
      const member = memberMeant(document, expected.with, offset);
      return member?.choices ?? member?.texts ?? [];
    }
    case "result": {
      if (document.analysis.scopes.localAt(expected.callee, offset)) return [];
      return asKnown(builtins.get(expected.callee)?.resultTexts);
    }
    case "slot":
      return textsOfSlot(document, expected.slot, offset);
  }
}

/** What a selection is, or what the variable stands for that it is. */
function memberMeant(document: HogDocument, chain: Chain, offset: number): Member | undefined {
  const { scopes } = document.analysis;
  const local = chain.path.length === 0 ? scopes.localAt(chain.root, offset) : undefined;
  if (local?.node.kind !== "variable" || !local.node.value) {
    return memberAt(document, chain, offset);
  }
  if (local.uses.some(({ access }) => access === "write")) return undefined;
  const root = chainRoot(local.node.value);
  const reference = root && scopes.referenceAt(root);
  if (!reference || reference.whole !== withoutGroups(local.node.value)) return undefined;
  const path = reference.path.map(textOfPart);
  return memberAt(document, { root: reference.text, path }, root.start);
}

/** The keys that make sense in a dictionary in this place. */
export function fieldsOfSlot(
  { analysis, context, project }: HogDocument,
  { callee, argument, path }: Slot,
  offset: number,
): readonly Field[] {
  if (callee === undefined) return path.reduce(fieldsInside, resultFieldsOf(context.type));
  if (analysis.scopes.localAt(callee, offset)) return [];
  const parameter = builtins.get(callee)?.parameters[argument];
  return parameter ? path.reduce(fieldsInside, fieldsOfParameter(parameter, project)) : [];
}

function fieldsInside(fields: readonly Field[], key: string): readonly Field[] {
  return fields.find(({ name }) => name === key)?.fields ?? [];
}

function textsOfSlot(document: HogDocument, slot: Slot, offset: number): readonly KnownText[] {
  const { callee, argument, path } = slot;
  const key = path.at(-1);
  if (key !== undefined) {
    const fields = fieldsOfSlot(document, { ...slot, path: path.slice(0, -1) }, offset);
    return fields.find(({ name }) => name === key)?.texts ?? [];
  }
  if (callee === undefined || document.analysis.scopes.localAt(callee, offset)) return [];
  return asKnown(builtins.get(callee)?.parameters[argument]?.choices);
}

function asKnown(values: readonly string[] = []): readonly KnownText[] {
  return values.map((value) => ({ value }));
}
