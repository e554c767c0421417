import type { Start } from "./place.ts";

/** A word of the language, offered where it may start something. */
export interface Word {
  readonly text: string;
  readonly detail: string;
  /** With what usually follows, in the syntax of snippets. */
  readonly snippet?: string;
}

/** The words with which a statement may start at a place, in the order in which to show them. */
export function statementWordsAt(start: Start): readonly Word[] {
  switch (start) {
    case "branch":
      return [...branchWords, ...statementWords];
    case "statement":
      return statementWords;
    case "expression":
    case "operator":
    case "unit":
      return [];
  }
}

/** The other words that may stand at a place. */
export function wordsAt(start: Start): readonly Word[] {
  switch (start) {
    case "branch":
    case "statement":
    case "expression":
      return expressionWords;
    case "operator":
      return operatorWords;
    case "unit":
      return unitWords;
  }
}

const branchWords: readonly Word[] = [
  { text: "else", detail: "otherwise", snippet: "else {\n\t$0\n}" },
  {
    text: "else if",
    detail: "otherwise, on a condition",
    snippet: "else if (${1:condition}) {\n\t$0\n}",
  },
  { text: "catch", detail: "what to do about an error", snippet: "catch (${1:e}) {\n\t$0\n}" },
];

const statementWords: readonly Word[] = [
  { text: "let", detail: "a variable", snippet: "let ${1:name} := $0" },
  { text: "if", detail: "a condition", snippet: "if (${1:condition}) {\n\t$0\n}" },
  {
    text: "for",
    detail: "a loop over values, or keys and values",
    snippet: "for (let ${1:value} in ${2:values}) {\n\t$0\n}",
  },
  { text: "while", detail: "a loop", snippet: "while (${1:condition}) {\n\t$0\n}" },
  { text: "fun", detail: "a function", snippet: "fun ${1:name}(${2:parameters}) {\n\t$0\n}" },
  { text: "return", detail: "ends the function, or the program" },
  { text: "throw", detail: "ends with an error", snippet: "throw Error('${1:message}')$0" },
  {
    text: "try",
    detail: "goes on after a thrown error",
    snippet: "try {\n\t$1\n} catch (${2:e}) {\n\t$0\n}",
  },
];

const expressionWords: readonly Word[] = [
  { text: "null", detail: "no value" },
  { text: "true", detail: "boolean" },
  { text: "false", detail: "boolean" },
  { text: "not", detail: "the opposite" },
];

const operatorWords: readonly Word[] = [
  { text: "and", detail: "both; both sides are always evaluated" },
  { text: "or", detail: "at least one; both sides are always evaluated" },
  { text: "in", detail: "is an element, or a part of a text" },
  { text: "not in", detail: "is no element, or no part of a text" },
  { text: "is null", detail: "has no value" },
  { text: "is not null", detail: "has a value" },
  { text: "like", detail: "matches a pattern with % and _" },
  { text: "not like", detail: "does not match a pattern" },
  { text: "ilike", detail: "matches a pattern, in any letter case" },
  { text: "not ilike", detail: "does not match a pattern, in any letter case" },
];

/** Those of which PostHog's VM can make an interval. */
const unitWords: readonly Word[] = ["minute", "hour", "day", "month"].map((text) => ({
  text,
  detail: "a unit of time",
}));
