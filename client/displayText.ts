/**
 * A function's name for people, fit for labels: names come from outside, and the editor draws icons
 * where a label holds `$(…)`.
 */
export function displayName({ name }: { readonly name: string | null }): string {
  return toLabel(name || "Untitled");
}

/** A text from outside for a label, which must not draw icons. */
export function toLabel(text: string): string {
  return text.replaceAll("$(", "$\u200B(");
}

/** A text for a notification, in which the editor would make a link of `[text](command:…)`. */
export function toMessage(text: string): string {
  return text.replaceAll("](", "] (");
}
