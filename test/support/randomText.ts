import type { Random } from "./random.ts";

/**
 * Parts of a text in a row with anything or nothing between them: blanks, line breaks, comments.
 * Words stay apart; signs may run into each other, which changes what they mean now and then.
 */
export function say(random: Random, ...parts: readonly string[]): string {
  let text = "";
  for (const part of parts) {
    if (part === "") continue;
    text += text === "" ? part : between(random, text, part) + part;
  }
  return text;
}

function between(random: Random, left: string, right: string): string {
  if (random.chance(2)) return random.pick(comments);
  if (random.chance(8)) return random.pick(["\n", "\n\n", "\t", "  ", "\r\n", " \u00a0"]);
  const wordsMeet = /[\w$]$/.test(left) && /^[\w$'"`.]/.test(right);
  const signsMeet = signs.test(left.at(-1) ?? "") && signs.test(right[0] ?? "");
  const needed = wordsMeet || signsMeet;
  if (needed) return random.chance(1) ? "" : " ";
  return random.chance(55) ? " " : "";
}

const signs = /[-+*/<>=!~?:|#.]/;

const comments: readonly string[] = [
  " // note\n",
  " -- note\n",
  " # note\n",
  " /* note */ ",
  "/**/",
  " /* a\n b */ ",
  "//\n",
  "-- 'x\n",
  "/* 'é😀 */",
];

/** A name for a variable, a function, a parameter or a property; at times a keyword or quoted. */
export function randomName(random: Random): string {
  const roll = random.below(100);
  if (roll < 76) return random.pick(names);
  if (roll < 88) return random.pick(keywords);
  if (roll < 95) return random.pick(quotedNames);
  return random.pick(["true", "false", "TRUE", "concat", "f", "F", "not", "if", "in", "x1", "_a$"]);
}

const names: readonly string[] = ["a", "b", "c", "d", "x", "y", "event", "person"];

const quotedNames: readonly string[] = [
  "`a`",
  "`a b`",
  '"a"',
  '"let"',
  "`true`",
  '"q""q"',
  "`q``q`",
  "`é`",
  '"😀"',
  "``",
  '"a\\nb"',
];

const keywords: readonly string[] = `
  all and anti any array as asc ascending asof between both by case cast cohort collate columns cross
  cube current date day desc descending distinct else end exclude extract fill filter final first
  following for from full group grouping having hour id if ignore ilike in include inner interpolate
  interval is join key lambda last leading left like limit local minute month name natural not nulls
  offset on or order outer over partition pivot positional preceding prewhere qualify quarter range
  recursive replace return right rollup row rows sample second select semi sets settings step
  substring then ties time timestamp to top totals trailing trim truncate try_cast unbounded union
  unpivot using values week when where window with year yyyy zone`
  .trim()
  .split(/\s+/);
