import { codePointOffsets } from "../../hog/compiler/officialJson.ts";

/**
 * The UTF-16 offset at which PostHog's parser found an error. Its `start` adds the bytes of all
 * lines before and the code points of the line itself; only for characters that belong nowhere it
 * counts code points throughout.
 */
export function officialStart(text: string, error: { message: string; start: number }): number {
  if (error.message.startsWith("Unexpected character")) return codePointOffsets(text)(error.start);
  let bytes = 0;
  let offset = 0;
  for (const line of text.split(/(?<=\n)/)) {
    const length = Buffer.byteLength(line);
    if (error.start < bytes + length) return offset + codePointOffsets(line)(error.start - bytes);
    bytes += length;
    offset += line.length;
  }
  return text.length;
}
