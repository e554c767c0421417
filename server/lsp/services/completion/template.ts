import { scan } from "../../../../hog/syntax/scanner.ts";
import { token } from "../../../../hog/syntax/token.ts";
import { templateAt } from "../../configuration.ts";
import type { HogDocument } from "../../documents.ts";

/** Whether the interpolation of a template around an offset is never closed. */
export function isLeftOpen(text: string, offset: number): boolean {
  const { tokens } = scan(text, "template");
  for (let at = 0; at < tokens.count && (tokens.starts[at] ?? offset) < offset; at++) {
    if (tokens.kinds[at] !== token.openBrace) continue;
    const partner = (tokens.partners[at] ?? 0) - 1;
    if (partner < 0) return true;
    // The interpolation ends in front of the cursor, or it surrounds the cursor.
    if ((tokens.starts[partner] ?? 0) >= offset) return false;
    at = partner;
  }
  return false;
}

/** The key of the input to which a template belongs; `undefined` for programs. */
export function inputAround({ kind, text, files }: HogDocument): string | undefined {
  const configuration = kind === "template" ? files.configuration() : undefined;
  return configuration && templateAt(configuration, text.positionAt(0))?.input?.key;
}
