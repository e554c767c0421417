import type { Random } from "./random.ts";
import { roughTokens } from "./roughTokens.ts";

/** The text with one to three mistakes such as a hand, a merge or a cut connection makes. */
export function mutate(random: Random, text: string): string {
  let result = text;
  for (let count = 1 + random.below(random.chance(30) ? 3 : 1); count > 0; count--) {
    result = random.pick(mutations)(random, result);
  }
  return result;
}

type Mutation = (random: Random, text: string) => string;

/** Changes a list of pieces at one index. */
type Change = (pieces: string[], index: number, random: Random) => void;

const remove: Change = (pieces, index) => void pieces.splice(index, 1);

const duplicate: Change = (pieces, index) => {
  pieces.splice(index, 0, pieces[index] ?? "");
};

const swap: Change = (pieces, index) => {
  pieces.splice(index, 2, ...pieces.slice(index, index + 2).toReversed());
};

const move: Change = (pieces, index, random) => {
  pieces.splice(random.below(pieces.length), 0, ...pieces.splice(index, 1));
};

const insertToken: Change = (pieces, index, random) => {
  pieces.splice(
    index,
    0,
    random.pick(["", " "]),
    random.pick(foreignTokens),
    random.pick(["", " "]),
  );
};

const replaceToken: Change = (pieces, index, random) => {
  pieces.splice(index, 1, random.pick(foreignTokens));
};

const insertCharacter: Change = (pieces, index, random) => {
  pieces.splice(index, 0, random.pick(foreignCharacters));
};

const replaceCharacter: Change = (pieces, index, random) => {
  pieces.splice(index, 1, random.pick(foreignCharacters));
};

function onTokens(change: Change): Mutation {
  return (random, text) => onPieces([...roughTokens(text)], change, random);
}

function onWords(change: Change): Mutation {
  return (random, text) => onPieces(words(text), change, random);
}

/** The tokens, each with the white space in front of it. */
function words(text: string): string[] {
  const pieces: string[] = [];
  let blank = "";
  for (const token of roughTokens(text)) {
    const isBlank = /^\s/.test(token);
    if (!isBlank) pieces.push(blank + token);
    blank = isBlank ? token : "";
  }
  return pieces;
}

function onCharacters(change: Change): Mutation {
  return (random, text) => onPieces(Array.from(text), change, random);
}

function onPieces(pieces: string[], change: Change, random: Random): string {
  change(pieces, random.below(pieces.length), random);
  return pieces.join("");
}

/** Cuts never part a surrogate pair: PostHog's parser is given UTF-8. */
const cutEnd: Change = (pieces, index) => void pieces.splice(index);
const cutStart: Change = (pieces, index) => void pieces.splice(0, index);
const cutMiddle: Change = (pieces, index, random) => {
  pieces.splice(index, 1 + random.below(12));
};

const splitLine: Change = (pieces, index) => {
  pieces.splice(index, 0, "\n");
};

const joinLines: Mutation = (_random, text) => text.replaceAll(/\s*\n\s*/g, " ");
const dropBlanks: Mutation = (_random, text) => text.replaceAll(/(?<=\W)[ \n]+|[ \n]+(?=\W)/g, "");
const dropSemicolons: Mutation = (_random, text) => text.replaceAll(/;(?![^()]*\))/g, "\n");

const mutations: readonly Mutation[] = [
  ...[remove, remove, duplicate, swap, move, insertToken, insertToken, replaceToken].map(onTokens),
  ...[remove, swap].map(onWords),
  ...[remove, remove, duplicate, swap, insertCharacter, replaceCharacter].map(onCharacters),
  ...[cutEnd, cutStart, cutMiddle, splitLine].map(onCharacters),
  joinLines,
  dropBlanks,
  dropSemicolons,
];

const foreignTokens: readonly string[] = [
  ..."( ) [ ] { } , ; : . ? ?. := = == -> + - * / % || < > <= ?? # ' \" ` f' $ /* // --".split(" "),
  ..."a x 1 1.5 'a' null true let fun return if else for in not and or is between case end".split(
    " ",
  ),
  ..."when then select from while try catch throw as like interval day distinct over".split(" "),
  "a b",
  "\n",
  "()",
  "{}",
  "[]",
  "(a)",
  "<a/>",
  "</a>",
  "f'{a}'",
];

const foreignCharacters: readonly string[] = [
  ..."()[]{},;:.?=<>+-*/%|!~#'\"`$_\\&^@aex019fF".split(""),
  " ",
  "\n",
  "\r",
  "\t",
  "é",
  "😀",
  "\u00a0",
  "\u200b",
];
