import { chainRoot } from "../../../../hog/analysis/chains.ts";
import { textOfPart } from "../../../../hog/analysis/selection.ts";
import type { Identifier } from "../../../../hog/syntax/tree.ts";
import type { HogDocument } from "../../documents.ts";
import { isPlainName, quote } from "../completion/quote.ts";
import { memberDocumentation, plain, typeText } from "../describe.ts";
import { type Member, memberAt, membersOf } from "../members.ts";
import { memberOf, partOf, type Selection } from "../navigation/memberOf.ts";
import { describeEntry } from "./describeKey.ts";
import { describeInputOf } from "./describeInputOf.ts";
import { describe } from "./description.ts";
import { describeSample, globalPathOf } from "./sample.ts";
import { typeOfExpression } from "./value.ts";

/** A global that is read; `undefined` for other names. */
export function describeGlobal(document: HogDocument, node: Identifier): string | undefined {
  const member = memberAt(document, { root: node.name, path: [] }, node.start);
  if (!member) return undefined;
  return describe(
    `(global) ${plain(member.name, 100)}: ${typeText(member.type)}`,
    member.documentation,
    member.optional ? "May be absent: then reading it ends the run, and `??` does not help." : "",
    describeSample(document, node),
  );
}

/** What `object.name` or `object['name']` gives; `undefined` where nothing is known. */
export function describeSelection(document: HogDocument, selection: Selection): string | undefined {
  const member = memberOf(document, selection);
  if (member?.input) return describeInputOf(document, member.input);
  const sample = describeSample(document, selection);
  const head = `(property) ${chainText(selection)}`;
  if (!member) {
    const unknown = describeOwnName(document, selection);
    return sample === "" && unknown === "" ? undefined : describe(head, unknown, sample);
  }
  const { entry, assigned, optional, type } = member;
  const line = assigned && document.text.positionAt(assigned.start).line + 1;
  return describe(
    `${head}${entry ? typeOfEntry(document, member) : `: ${typeText(type)}`}`,
    memberDocumentation(member),
    entry ? describeEntry(document, entry) : "",
    line === undefined ? "" : `Assigned in line ${line}.`,
    optional && !assigned ? "May be absent, and is null then." : "",
    sample,
  );
}

function typeOfEntry(document: HogDocument, { entry }: Member): string {
  const type = entry && typeOfExpression(document, entry.value);
  return type === undefined ? "" : `: ${type}`;
}

/** What to say of a name where any name may be; empty where that is not so. */
function describeOwnName(document: HogDocument, selection: Selection): string {
  const part = partOf(selection);
  const root = chainRoot(selection);
  const reference = root && document.analysis.scopes.referenceAt(root);
  const at = part ? (reference?.path.indexOf(part) ?? -1) : -1;
  if (!root || !reference || at < 0 || at > longestChain) return "";
  const path = reference.path.slice(0, at).map(textOfPart);
  const { others } = membersOf(document, { root: root.name, path }, root.start);
  const global = globalPathOf(document, selection);
  if (!others || global?.[0] === "inputs") return "";
  return isUnseen(document, global ?? [])
    ? "The project has not seen this property. It is null where it is absent."
    : "Null where it is absent.";
}

const longestChain = 30;

/** Whether all properties of the project are known, and a path leads to another one. */
function isUnseen({ project }: HogDocument, path: readonly string[]): boolean {
  const [root, properties, name, ...rest] = path;
  if (!project.complete || properties !== "properties" || rest.length > 0) return false;
  const known = root === "event" ? project.eventProperties : project.personProperties;
  const isOfProject = root === "event" || root === "person";
  return isOfProject && known.size > 0 && name !== undefined && !known.has(name);
}

/** A selection in one line, from its name on; `…` stands for anything that is no name. */
function chainText(selection: Selection): string {
  const parts: string[] = [];
  let node: Selection["object"] = selection;
  while ((node.kind === "member" || node.kind === "index") && parts.length < longestChain) {
    const part = partOf(node);
    parts.push(part ? partText(textOfPart(part)) : "[…]");
    node = node.object;
  }
  const root = node.kind === "identifier" ? plain(node.name, 100) : "…";
  return plain(`${root}${parts.toReversed().join("")}`, 300);
}

function partText(name: string): string {
  return isPlainName(name) ? `.${plain(name, 100)}` : `[${quote(plain(name, 100))}]`;
}
