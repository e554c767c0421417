import type { InputSchema } from "../../../hog/analysis/context.ts";
import type { Builtin, Parameter } from "../../../hog/library/builtin.ts";
import type { Type } from "../../../hog/library/types.ts";
import type { Member } from "./members.ts";

/** A type as people write it: `string | null`. */
export function typeText(type: Type): string {
  return typeof type === "string" ? type : type.join(" | ");
}

/** The head of a function: `splitByString(separator: string, text: string, limit?: number): array`. */
export function signatureOf({ name, parameters, result }: Builtin): string {
  return `${name}(${parameters.map(parameterText).join(", ")}): ${typeText(result)}`;
}

/** One parameter as signatures show it; `...` stands for any number of arguments. */
export function parameterText({ name, type, optional, rest }: Parameter): string {
  return `${rest ? "..." : ""}${name}${optional ? "?" : ""}: ${typeText(type)}`;
}

/** All that is known about a function of the library, in Markdown. */
export function describeBuiltin({ documentation, parameters, pitfalls, example }: Builtin): string {
  const described = parameters.flatMap(({ name, documentation: words }) =>
    words === undefined ? [] : [`- \`${name}\`: ${words}`],
  );
  const traps = pitfalls.map((pitfall) => `- ${pitfall}`);
  return [
    documentation,
    described.join("\n"),
    ["```hog", example, "```"].join("\n"),
    traps.length > 0 ? ["**Note**", ...traps].join("\n") : "",
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

/** What one line tells of something that can be selected; empty where nothing is known. */
export function memberDetail({ type, optional, input, entry }: Member): string {
  if (input) return inputDetail(input);
  if (entry) return "";
  return optional ? `${typeText(type)}, may be absent` : typeText(type);
}

/** All that is known about something that can be selected, in Markdown. */
export function memberDocumentation({ documentation, input }: Member): string {
  return input ? describeInput(input) : documentation;
}

/** What one line tells of an input: `string, required, secret`. */
export function inputDetail({ type, required, secret }: InputSchema): string {
  return [plain(type, 40), ...(required ? ["required"] : []), ...(secret ? ["secret"] : [])].join(
    ", ",
  );
}

/** What the author of a function wrote about an input, in Markdown that shows their text as it is. */
export function describeInput({ label, description, choices = [] }: InputSchema): string {
  const values = choices.slice(0, mostChoices).map(describeChoice);
  if (choices.length > mostChoices) values.push(`- … ${choices.length - mostChoices} more`);
  return [
    label ? `**${escapeMarkdown(plain(label, 100))}**` : "",
    description ? escapeMarkdown(plain(description, 1000)) : "",
    values.join("\n"),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

const mostChoices = 20;

function describeChoice({ value, label }: NonNullable<InputSchema["choices"]>[number]): string {
  const name =
    label === undefined || label === value ? "" : `: ${escapeMarkdown(plain(label, 60))}`;
  return `- ${escapeMarkdown(plain(value, 60))}${name}`;
}

/** One line of text without control characters, cut at `most` characters. */
export function plain(text: string, most: number): string {
  const line = text
    .slice(0, most * 4)
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, " ")
    .trim();
  return line.length > most ? `${line.slice(0, most).replace(/[\uD800-\uDBFF]$/, "")}…` : line;
}

/** The text with nothing left that Markdown gives a meaning: links, images and HTML included. */
export function escapeMarkdown(text: string): string {
  return text.replaceAll(/[!-/:-@[-`{-~]/g, "\\$&");
}
