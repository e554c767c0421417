import { Position, Range } from "vscode";
import { TextDocument } from "vscode-languageserver-textdocument";

/** Translates offsets of a text that need not be open into the editor's ranges. */
export class Lines {
  readonly #document: TextDocument;

  constructor(text: string) {
    this.#document = TextDocument.create("text:", "", 0, text);
  }

  rangeOf({ start, end }: { readonly start: number; readonly end: number }): Range {
    return new Range(this.#at(start), this.#at(end));
  }

  #at(offset: number): Position {
    const { line, character } = this.#document.positionAt(offset);
    return new Position(line, character);
  }
}
