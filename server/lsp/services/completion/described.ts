import { CompletionItemKind } from "vscode-languageserver-types";
import type { Field, KnownText } from "../../../../hog/library/field.ts";
import { memberDetail, memberDocumentation, plain, typeText } from "../describe.ts";
import { type Member, memberOfField } from "../members.ts";
import type { Suggestion } from "./suggestion.ts";

/** What a suggestion tells about what it writes. */
type Described = Pick<Suggestion, "label" | "kind" | "detail" | "documentation">;

/** Something that can be selected. */
export function describeMember(member: Member): Described {
  const isTyped = (member.entry ?? member.assigned) !== undefined;
  return {
    label: member.name,
    kind: CompletionItemKind.Property,
    detail: isTyped ? knownType(member) : memberDetail(member),
    documentation: memberDocumentation(member),
  };
}

/** Of a value in the program itself, of which more often than not nothing is known. */
function knownType({ type }: Member): string | undefined {
  return type === "any" ? undefined : typeText(type);
}

/** A key that makes sense in a dictionary. */
export function describeField(field: Field): Described {
  return { ...describeMember(memberOfField(field)), detail: typeText(field.type) };
}

/** A text that makes sense. */
export function describeText({ value, label }: KnownText): Described {
  const detail = label === undefined ? undefined : plain(label, 80);
  return { label: value, kind: CompletionItemKind.EnumMember, detail };
}
