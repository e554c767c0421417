import type { Span } from "../../../../hog/source/span.ts";

/** What to show about something in a program. */
export interface Description {
  /** What it is about. */
  readonly span: Span;
  /** Markdown, with a line of code first. */
  readonly text: string;
}

/** Paragraphs below a line of code; those that are empty are left out. */
export function describe(code: string, ...paragraphs: readonly string[]): string {
  return [`\`\`\`hog\n${code}\n\`\`\``, ...paragraphs].filter((one) => one !== "").join("\n\n");
}
