import { codePointOffsets } from "../../hog/compiler/officialJson.ts";

/**
 * The UTF-16 offset of an error of PostHog's parser, whose own `start` counts in two ways: where the
 * parser's generated part complains, the bytes of all lines before and the code points of the line itself;
 * everywhere else code points throughout.
 */
export function officialErrorStart(
  text: string,
  { message, start }: { readonly message: string; readonly start: number },
): number {
  if (!generatedMessage.test(message)) return codePointOffsets(text)(start);
  let bytes = 0;
  let offset = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const length = Buffer.byteLength(line);
    if (start < bytes + length) return offset + codePointOffsets(line)(start - bytes);
    bytes += length;
    offset += line.length;
  }
  return text.length;
}

const generatedMessage = /^(?:mismatched|extraneous|missing|no viable alternative)/;
