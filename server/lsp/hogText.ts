import type { Node } from "jsonc-parser";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Position } from "vscode-languageserver-types";

/**
 * A text as the services see it: offsets in what Hog reads, positions in what the editor shows. For a
 * program both are the same text; a template stands in a string of a JSON document.
 */
export interface HogText {
  /** Of the editor's document. */
  readonly uri: string;
  readonly version: number;
  /** What Hog reads. */
  getText(): string;
  /** Where in the editor's document an offset is. */
  positionAt(offset: number): Position;
  /** Positions outside of the text mean the nearest one inside. */
  offsetAt(position: Position): number;
  /** How a text that is to stand in what Hog reads is written in the editor's document. */
  encode(text: string): string;
}

/** The text of a program. */
export function textOfProgram(document: TextDocument): HogText {
  return {
    uri: document.uri,
    version: document.version,
    getText: () => document.getText(),
    positionAt: (offset) => document.positionAt(offset),
    offsetAt: (position) => document.offsetAt(position),
    encode: (text) => text,
  };
}

/** The editor's document in which a string stands. */
type JsonDocument = Pick<TextDocument, "uri" | "version" | "getText" | "positionAt" | "offsetAt">;

/** The text of a string of a JSON document, such as a template in an input. */
export class JsonText implements HogText {
  readonly uri: string;
  readonly version: number;
  readonly #json: JsonDocument;
  readonly #text: string;
  /** Where each unit of the text starts in the document, and where the last one ends. */
  readonly #starts: Uint32Array;

  /** `string` is a node for a string, as the parser gives it. */
  constructor(json: JsonDocument, { offset, length }: Node) {
    this.uri = json.uri;
    this.version = json.version;
    this.#json = json;
    const written = json.getText().slice(offset, offset + length);
    ({ text: this.#text, starts: this.#starts } = decode(written, offset));
  }

  getText(): string {
    return this.#text;
  }

  positionAt(offset: number): Position {
    const last = this.#starts.length - 1;
    return this.#json.positionAt(this.#starts[Math.max(0, Math.min(offset, last))] ?? 0);
  }

  offsetAt(position: Position): number {
    const wanted = this.#json.offsetAt(position);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= wanted) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  encode(text: string): string {
    return JSON.stringify(text).slice(1, -1);
  }
}

/** Whether a string as it is written has both of its quotes; the last sign may be one that is escaped. */
export function isClosed(written: string): boolean {
  return written.length > 1 && written.endsWith('"') && !/(?<!\\)(?:\\\\)*\\"$/.test(written);
}

/** Decodes a string with its quotes; one that is not closed ends where it is written to end. */
function decode(written: string, offset: number): { text: string; starts: Uint32Array } {
  const end = isClosed(written) ? written.length - 1 : written.length;
  let text = "";
  const starts: number[] = [];
  for (let at = 1; at < end;) {
    starts.push(offset + at);
    const escape = written[at] === "\\" ? /\\(?:u[\dA-Fa-f]{4}|[^u]|$)/y : undefined;
    if (escape) escape.lastIndex = at;
    const [found] = escape?.exec(written) ?? [];
    text += found === undefined ? written[at] : decodeEscape(found);
    at += found?.length ?? 1;
  }
  starts.push(offset + end);
  return { text, starts: Uint32Array.from(starts) };
}

function decodeEscape(escape: string): string {
  if (escape.length > 2) return String.fromCharCode(Number.parseInt(escape.slice(2), 16));
  return escapes.get(escape[1] ?? "") ?? escape[1] ?? "\\";
}

const escapes: ReadonlyMap<string, string> = new Map([
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);
