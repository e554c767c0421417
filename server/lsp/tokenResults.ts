import type { SemanticTokens, SemanticTokensDelta } from "vscode-languageserver-types";
import { keepLatest } from "./keepLatest.ts";
import { encodeTokens, findTokenEdits } from "./services/semanticTokens/encodeTokens.ts";
import type { SemanticToken } from "./services/semanticTokens/token.ts";

/** The last tokens of each text, from which the next answer may be told as a difference. */
export class TokenResults {
  readonly #last = new Map<string, Required<SemanticTokens>>();
  #count = 0;

  /** The tokens of a text as a whole. */
  full(uri: string, tokens: readonly SemanticToken[]): SemanticTokens {
    const result = { resultId: `${++this.#count}`, data: encodeTokens(tokens) };
    return keepLatest(this.#last, uri, result, mostKept);
  }

  /** The difference to an earlier answer; all tokens if that one is forgotten. */
  delta(
    uri: string,
    tokens: readonly SemanticToken[],
    before: string,
  ): SemanticTokens | SemanticTokensDelta {
    const known = this.#last.get(uri);
    const { resultId = "", data } = this.full(uri, tokens);
    if (known?.resultId !== before) return { resultId, data };
    return { resultId, edits: findTokenEdits(known.data, data) };
  }
}

/** How many texts are remembered. */
const mostKept = 6;
