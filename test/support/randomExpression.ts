import type { Random } from "./random.ts";
import { randomName, say } from "./randomText.ts";
import { randomPair } from "./statementPieces.ts";

/** A random expression that PostHog's parser will probably accept, nested about `depth` deep. */
export function randomExpression(random: Random, depth: number): string {
  if (depth <= 0) return randomAtom(random);
  const roll = random.below(100);
  if (roll < 18) return randomAtom(random);
  const left = (): string => randomExpression(random, depth - 1);
  const right = (): string => randomExpression(random, depth - 1);
  if (roll < 40) return say(random, left(), random.pick(operators), right());
  if (roll < 44) return say(random, left(), ...suffix(random));
  if (roll < 58) return randomAccess(random, depth);
  if (roll < 68) return randomCall(random, depth);
  if (roll < 72) return say(random, left(), "?", right(), ":", right());
  if (roll < 79) return randomLambda(random, depth);
  if (roll < 83) return say(random, "(", left(), ")");
  if (roll < 85) return say(random, random.pick(["-", "- ", "not ", "NOT "]), left());
  if (roll < 91) return randomCollection(random, depth);
  if (roll < 94) return randomTemplateString(random, depth);
  return randomRarity(random, depth);
}

/** A random input value: text with expressions in braces. */
export function randomTemplate(random: Random, size: number): string {
  let text = "";
  for (let count = random.below(5); count > 0; count--) {
    text += random.chance(50)
      ? random.pick([...templateTexts, "'", '"', "\\'", "''", "\\q", "\\"])
      : `{${randomExpression(random, size - 1)}}`;
  }
  return text;
}

const operators: readonly string[] = [
  "+",
  "-",
  "*",
  "/",
  "%",
  "||",
  "||",
  "=",
  "==",
  "!=",
  "<>",
  "<",
  "<=",
  ">",
  ">=",
  "and",
  "and",
  "AND",
  "or",
  "or",
  "??",
  "??",
  "in",
  "not in",
  "in cohort",
  "not in cohort",
  "like",
  "not like",
  "ilike",
  "not ilike",
  "~",
  "=~",
  "!~",
  "~*",
  "=~*",
  "!~*",
  "is distinct from",
  "is not distinct from",
  "<=>",
];

function suffix(random: Random): readonly string[] {
  const bounds = (): string[] => [randomAtom(random), "and", randomAtom(random)];
  return random.pick([
    (): string[] => ["is null"],
    (): string[] => ["is not null"],
    (): string[] => ["IS NOT", "NULL"],
    (): string[] => ["between", ...bounds()],
    (): string[] => ["between", ...bounds()],
    (): string[] => ["not between", ...bounds()],
    (): string[] => ["ignore nulls"],
    (): string[] => ["as", random.chance(30) ? "'n'" : randomName(random)],
  ])();
}

function randomAtom(random: Random): string {
  const roll = random.below(100);
  if (roll < 50) return randomName(random);
  if (roll < 70) return random.pick(numbers);
  if (roll < 88) return random.pick(strings);
  if (roll < 92) return random.pick(["null", "true", "false", "NULL", "True"]);
  if (roll < 96) return random.pick(["{}", "[]", "(a)", "f''", "f'x'", "<a/>", "{a}", "[a]"]);
  return random.pick(["*", "a.*", "#1", "-a", "(a, b)", "f()", "a.b", "(1)", "a()()", "a.b.*"]);
}

const numbers: readonly string[] = [
  "0",
  "1",
  "1",
  "2",
  "42",
  "-1",
  "- 1",
  "+1",
  "1.5",
  "-1.5",
  "1.",
  ".5",
  "1 . 5",
  "1e3",
  "1.5E-3",
  ".5e1",
  "1.e3",
  "0x1F",
  "-0xff",
  "0X1f",
  "0b101",
  "007",
  "08",
  "0.10",
  "0x1p4",
  "0x1.8p2",
  "inf",
  "-inf",
  "nan",
  "Infinity",
  "9223372036854775807",
  "9223372036854775808",
  "-9223372036854775809",
  "9007199254740993",
  "0xFFFFFFFFFFFFFFFFF",
  "1e400",
  "1.05",
  "-0",
  "-0.0",
  "007.5",
];

const strings: readonly string[] = [
  "''",
  "'a'",
  "'a b'",
  "'it''s'",
  "'it\\'s'",
  "'\\n\\t\\\\'",
  "'a\nb'",
  "'é'",
  "'😀x'",
  "'{a}'",
  "'\\x41'",
  "'\\0'",
  "'\\N'",
  "'-- no comment'",
  "'// /* '",
  "'\"'",
];

function randomAccess(random: Random, depth: number): string {
  const inner = (): string => randomExpression(random, depth - 1);
  const base = random.chance(55) ? randomName(random) : inner();
  let text = random.chance(20) ? say(random, "(", base, ")") : base;
  for (let count = 1 + random.below(3); count > 0; count--) {
    const link = random.pick([
      (): string[] => [".", randomName(random)],
      (): string[] => [".", randomName(random)],
      (): string[] => ["?.", randomName(random)],
      (): string[] => ["[", inner(), "]"],
      (): string[] => ["?.", "[", inner(), "]"],
      (): string[] => [".1"],
      (): string[] => ["?.2"],
      (): string[] => ["[", inner(), ":", inner(), "]"],
      (): string[] => random.pick([["[:]"], ["[1:]"], ["[:a]"]]),
      (): string[] => ["(", inner(), ")"],
      (): string[] => ["::", random.pick(types)],
    ])();
    text = say(random, text, ...link);
  }
  return text;
}

const types: readonly string[] = ["int", "String", "DateTime", "float", "date", "`t`", '"T x"'];

/** Inside the parentheses of `cast` a type may have parts. */
const castTypes: readonly string[] = [
  ...types,
  "Nullable(String)",
  "decimal(3, 2)",
  "decimal( 3,2 )",
  "double precision",
  "Tuple(a Int, b String)",
  "Array(Array(Int))",
  "DateTime64(3, 'UTC')",
  "timestamp with time zone",
];

function randomCall(random: Random, depth: number): string {
  const call = say(random, randomName(random), "(", randomArguments(random, depth), ")");
  const roll = random.below(100);
  if (roll < 10) return say(random, call, "(", randomArguments(random, depth), ")");
  if (roll < 13) return say(random, call, "filter", "(", "where", randomAtom(random), ")");
  if (roll < 15) return say(random, call, "over", random.pick(["w", "(partition by a)", "()"]));
  return call;
}

function randomArguments(random: Random, depth: number): string {
  if (random.chance(3)) return randomQuery(random);
  const list = randomList(random, depth);
  const roll = random.below(100);
  if (roll < 3) return say(random, "distinct", list);
  if (roll < 6) return say(random, list, "order by", randomAtom(random), random.pick(orders));
  return list;
}

const orders: readonly string[] = [
  "",
  "",
  "asc",
  "desc",
  "DESC",
  "descending",
  ", b",
  "nulls first",
  "desc nulls last, c",
  "collate 'de'",
];

/** No to three expressions with commas; the last comma may be superfluous. */
function randomList(random: Random, depth: number): string {
  const parts: string[] = [];
  const count = random.below(4);
  for (let index = 0; index < count; index++) {
    if (index > 0) parts.push(",");
    parts.push(randomExpression(random, depth - 1));
  }
  if (count > 0 && random.chance(10)) parts.push(",");
  return say(random, ...parts);
}

function randomCollection(random: Random, depth: number): string {
  const inner = (): string => randomExpression(random, depth - 1);
  return random.pick([
    (): string => say(random, "[", randomList(random, depth), "]"),
    (): string => say(random, "(", inner(), ",", randomList(random, depth), ")"),
    (): string => say(random, "{", inner(), ":", inner(), "}"),
    (): string => say(random, "{", "'k'", ":", inner(), ",", "'l'", ":", inner(), ",", "}"),
    (): string => say(random, "{", inner(), "}"),
    (): string => say(random, "array", "[", randomList(random, depth), "]"),
  ])();
}

function randomLambda(random: Random, depth: number): string {
  const count = random.below(3);
  const list: string[] = [];
  for (let index = 0; index < count; index++) list.push(randomName(random), ",");
  if (!random.chance(10)) list.pop();
  const body = random.chance(45)
    ? randomLambdaBlock(random, depth)
    : randomExpression(random, depth - 1);
  if (count > 0 && random.chance(15)) return say(random, "lambda", ...list, ":", body);
  if (count > 0 && random.chance(45)) return say(random, ...list, "->", body);
  return say(random, "(", ...list, ")", "->", body);
}

/** Braces behind an arrow: a dict, a placeholder or a block, told apart by what they hold. */
function randomLambdaBlock(random: Random, depth: number): string {
  const inner = (): string => randomExpression(random, depth - 1);
  const body = random.pick([
    (): string[] => [],
    (): string[] => [inner()],
    (): string[] => [inner(), ";"],
    (): string[] => [inner(), ":", inner()],
    (): string[] => ["return", inner()],
    (): string[] => ["return", inner(), ";"],
    (): string[] => ["return"],
    (): string[] => ["return", ";"],
    (): string[] => [inner(), random.pick(["\n", ";", " "]), inner()],
    (): string[] => ["let", randomName(random), ":=", inner(), ";", inner()],
    (): string[] => [randomName(random), ":=", inner()],
    (): string[] => ["if", "(", inner(), ")", "{", inner(), "}"],
    (): string[] => ["throw", inner()],
    (): string[] => ["{", inner(), "}"],
    (): string[] => ["for", "(", "let", "v", "in", inner(), ")", inner()],
    (): string[] => [randomName(random), ".", randomName(random), ":=", inner()],
    (): string[] => [randomPair(random)],
  ])();
  return say(random, "{", ...body, "}");
}

function randomTemplateString(random: Random, depth: number): string {
  let text = "";
  for (let count = random.below(4); count > 0; count--) {
    text += random.chance(50)
      ? random.pick(templateTexts)
      : say(random, "{", randomExpression(random, depth - 1), "}");
  }
  return `f'${text}'`;
}

const templateTexts: readonly string[] = [
  "a",
  " ",
  "text ",
  "\\n",
  "\\{",
  "}",
  "\n",
  "é",
  "😀",
  "\\\\",
  "\\x41",
  "-- a",
  "//",
  "$",
];

function randomRarity(random: Random, depth: number): string {
  const inner = (): string => randomExpression(random, depth - 1);
  const branch = (): string => say(random, "when", inner(), "then", inner());
  return random.pick([
    (): string => say(random, "case", branch(), "end"),
    (): string => say(random, "case", branch(), branch(), "else", inner(), "end"),
    (): string => say(random, "case", inner(), branch(), "else", inner(), "end"),
    (): string => say(random, "interval", inner(), random.pick(units)),
    (): string => `interval '${random.below(30)} ${random.pick(units)}${random.pick(["", "s"])}'`,
    (): string => say(random, "cast", "(", inner(), "as", random.pick(castTypes), ")"),
    (): string => say(random, "try_cast", "(", inner(), "as", random.pick(castTypes), ")"),
    (): string => say(random, "trim", "(", random.pick(sides), "'x'", "from", inner(), ")"),
    (): string => say(random, "(", randomQuery(random), ")"),
    (): string => say(random, randomName(random), ":=", inner()),
    (): string => randomTag(random, depth),
    (): string => randomTag(random, depth),
  ])();
}

const units: readonly string[] = ["day", "week", "second", "month", "hour", "year"];
const sides: readonly string[] = ["both", "leading", "trailing", "BOTH"];

function randomQuery(random: Random): string {
  const value = (): string => randomExpression(random, 1);
  return random.pick([
    (): string => say(random, "select", value()),
    (): string => say(random, "select", randomName(random), "from", "events"),
    (): string => say(random, "select", "{", value(), "}", "from", "events", "where", value()),
    (): string => "select count(), a as b from events group by b order by 1 desc limit 10",
    (): string => "with q as (select 1) select * from q",
    (): string => "select 1 union all select 2",
    (): string => "select e.id from events e left join persons p on e.id = p.id",
  ])();
}

function randomTag(random: Random, depth: number): string {
  const name = random.pick(["a", "b", "div", "my-tag", "T_1", "if"]);
  const attributes: string[] = [];
  for (let count = random.below(3); count > 0; count--) {
    const key = random.pick(["x", "y", "data-z", "in"]);
    const value = random.pick([
      (): string => "",
      (): string => "='v'",
      (): string => ` = 'it''s'`,
      (): string => `={${randomExpression(random, depth - 1)}}`,
    ])();
    attributes.push(` ${key}${value}`);
  }
  const head = `<${name}${attributes.join("")}`;
  if (random.chance(50)) return `${head}${random.pick(["/>", " />"])}`;
  let children = "";
  for (let count = random.below(3); count > 0; count--) {
    children += random.pick([
      (): string => random.pick(["text", " ", "\n  ", "it's; \n", "é😀", "a > b"]),
      (): string => `{${randomExpression(random, depth - 1)}}`,
      (): string => randomTag(random, depth - 1),
    ])();
  }
  return `${head}>${children}</${random.chance(3) ? "z" : name}>`;
}
