import type { Random } from "./random.ts";
import { randomExpression } from "./randomExpression.ts";
import { randomName, say } from "./randomText.ts";
import { randomPair } from "./statementPieces.ts";

/**
 * A random program that PostHog's parser will probably accept, with every statement form of Hog and
 * with what makes them hard to tell apart: seldom a `;`, often a statement that could prolong the
 * one before it.
 *
 * `size` is about how deep expressions nest, and how many statements stand in a row: 1 to 4.
 */
export function randomProgram(random: Random, size: number): string {
  const statements = randomStatements(random, size, 1 + random.below(size + 2));
  return random.chance(5)
    ? say(random, random.pick(["", ";", "// start\n"]), statements)
    : statements;
}

/** Statements with or without something between them. */
function randomStatements(random: Random, depth: number, count: number): string {
  const parts: string[] = [];
  for (let index = 0; index < count; index++) {
    parts.push(randomPiece(random, depth));
    if (random.chance(35)) parts.push(";");
    else if (random.chance(50)) parts.push("\n");
  }
  return say(random, ...parts);
}

function randomPiece(random: Random, depth: number): string {
  const roll = random.below(100);
  if (roll < 10) return random.pick(traps);
  return roll < 16 ? randomPair(random) : randomStatement(random, depth);
}

function randomBlock(random: Random, depth: number): string {
  if (random.chance(15)) return random.pick(["{}", "{ }", "{;}", "{ a }", "{ return }", "{a: 1}"]);
  return say(random, "{", randomStatements(random, depth - 1, 1 + random.below(2)), "}");
}

function randomStatement(random: Random, depth: number): string {
  if (depth <= 0) return randomSimpleStatement(random, 0);
  const roll = random.below(100);
  if (roll < 55) return randomSimpleStatement(random, depth);
  if (roll < 59) return randomBlock(random, depth);
  if (roll < 72) return randomIf(random, depth);
  if (roll < 77) return randomWhile(random, depth);
  if (roll < 83) return randomFor(random, depth);
  if (roll < 89) return randomForIn(random, depth);
  if (roll < 95) return randomFunction(random, depth);
  return randomTry(random, depth);
}

function randomSimpleStatement(random: Random, depth: number): string {
  const roll = random.below(100);
  const expression = (): string => randomExpression(random, depth);
  if (roll < 45) return expression();
  if (roll < 60) return randomAssignment(random, depth);
  if (roll < 78) return randomVariable(random, depth);
  if (roll < 85) return say(random, keyword(random, "return"), expression());
  if (roll < 90) return random.pick(["return", "return;", "return\n", "Return"]);
  if (roll < 95) return say(random, "throw", expression());
  return ";";
}

function randomVariable(random: Random, depth: number): string {
  const head = say(random, keyword(random, "let"), randomName(random));
  return random.chance(12) ? head : say(random, head, ":=", randomExpression(random, depth));
}

function randomAssignment(random: Random, depth: number): string {
  const target = random.pick([
    (): string => randomName(random),
    (): string => say(random, randomName(random), ".", randomName(random)),
    (): string => say(random, randomName(random), "[", randomExpression(random, depth - 1), "]"),
    (): string => say(random, randomName(random), ".", "1"),
    (): string => randomExpression(random, depth - 1),
  ])();
  return say(random, target, ":=", randomExpression(random, depth));
}

/** What may follow the head of a branch or a loop. */
function randomBody(random: Random, depth: number): string {
  if (random.chance(60)) return randomBlock(random, depth);
  if (random.chance(8)) return ";";
  const statement = randomStatement(random, depth - 1);
  return random.chance(50) ? say(random, statement, ";") : statement;
}

function randomIf(random: Random, depth: number): string {
  const condition = randomExpression(random, depth - 1);
  const head = say(random, keyword(random, "if"), "(", condition, ")", randomBody(random, depth));
  if (random.chance(50)) return head;
  const branch = random.chance(30) ? randomIf(random, depth - 1) : randomBody(random, depth);
  return say(random, head, keyword(random, "else"), branch);
}

function randomWhile(random: Random, depth: number): string {
  const condition = randomExpression(random, depth - 1);
  return say(random, "while", "(", condition, ")", randomBody(random, depth));
}

function randomFor(random: Random, depth: number): string {
  const clause = (): string => {
    const roll = random.below(100);
    if (roll < 25) return "";
    if (roll < 55) return randomVariable(random, depth - 1);
    if (roll < 85) return randomAssignment(random, depth - 1);
    return randomExpression(random, depth - 1);
  };
  const condition = random.chance(20) ? "" : randomExpression(random, depth - 1);
  const head = say(random, "for", "(", clause(), ";", condition, ";", clause(), ")");
  return say(random, head, randomBody(random, depth));
}

function randomForIn(random: Random, depth: number): string {
  const names = random.chance(50)
    ? randomName(random)
    : say(random, randomName(random), ",", randomName(random));
  const collection = randomExpression(random, depth - 1);
  const head = say(random, "for", "(", "let", names, "in", collection, ")");
  return say(random, head, randomBody(random, depth));
}

function randomFunction(random: Random, depth: number): string {
  const count = random.below(4);
  const parameters: string[] = [];
  for (let index = 0; index < count; index++) {
    if (index > 0) parameters.push(",");
    parameters.push(randomName(random));
    if (random.chance(3)) parameters.push(".", randomName(random));
  }
  if (count > 0 && random.chance(15)) parameters.push(",");
  const name = say(random, random.pick(["fun", "fn", "fun", "FUN"]), randomName(random));
  return say(random, name, "(", ...parameters, ")", randomBlock(random, depth));
}

function randomTry(random: Random, depth: number): string {
  const parts = ["try", randomBlock(random, depth)];
  for (let count = random.below(3); count > 0; count--) {
    const variable = random.pick([
      (): string => "",
      (): string => say(random, "(", randomName(random), ")"),
      (): string => say(random, "(", randomName(random), ":", randomName(random), ")"),
    ])();
    parts.push("catch", variable, randomBlock(random, depth));
  }
  if (random.chance(15)) parts.push("finally", randomBlock(random, depth));
  return say(random, ...parts);
}

function keyword(random: Random, word: string): string {
  return random.chance(4) ? word.toUpperCase() : word;
}

/** Statements that are read in another way than they look, or need a long look ahead. */
const traps: readonly string[] = [
  "if (a) let x",
  "if (a, b) c",
  "if ()",
  "if (a)",
  "if (a) .b",
  "if (a) (b)",
  "if (a) [b]",
  "if (a) [b, c]",
  "if (a) -b",
  "if (a) b; else c",
  "if (a) {b}; else {c}",
  "if (a) return else b",
  "if (a) { } else if { }",
  "if (a) if (b) c else d",
  "if (a) {'k': 1}",
  "if (a) else",
  "for (x in y) z",
  "for (x) y",
  "for (let x in y, z) a",
  "while (a) (b)",
  "else { a }",
  "else",
  "a and",
  "a or",
  "a not",
  "a not in",
  "a in",
  "a is",
  "a is not",
  "a between",
  "a between b and",
  "a like",
  "a as",
  "not",
  "not (a) = b",
  "not a",
  "in (a)",
  "like b",
  "is null",
  "between a and b",
  "and b",
  "ignore nulls",
  "f(x) ignore nulls",
  "filter (where a)",
  "f(x) filter (where a)",
  "f(x) filter (a)",
  "f(x) over w",
  "over (a)",
  "{}",
  "{a}",
  "{a}.b",
  "{a}()",
  "{a} ? b : c",
  "{a} := 1",
  "{}.b",
  "{a}\n(b)",
  "{a}\n[1]",
  "{a}\n-1",
  "{a} (b)",
  "{'a': 1}",
  "{a: 1}",
  "{a: 1} b",
  "{ 'a' 1 }",
  "{a, b}",
  "(a)",
  "(a, b)",
  "(a, b) -> c",
  "(a) -> c",
  "() -> {}",
  "() -> { a }",
  "x -> { return }",
  "x -> { return; }",
  "x -> { y z }",
  "x -> {a: 1}",
  "x -> {} (1)",
  "x -> { y; } (1)",
  "x -> y := 1",
  "[]",
  "[a]",
  "[a, b]",
  "[a:b]",
  "[:b]",
  "-1",
  "+1",
  "- a",
  ".5",
  ".b",
  "?.b",
  "?[1]",
  "? b : c",
  "* b",
  "*",
  "t.*",
  "1 .5",
  "#1",
  "a\n(b)",
  "a\n[b]",
  "a\n-1",
  "a\n'b'",
  "a\n{b}",
  "a(b)\n(c) -> d",
  "a(b)\n(c)\n(d)",
  "a<b and c",
  "a<b",
  "a <b> c",
  "a < b > c",
  "a ? b",
  "a?.5:1",
  "a ? .5 : 1",
  "a?[1]:2",
  "a ? {b} : {c}",
  "a ? b : c ? d : e",
  "a ? (b) : (c) -> d",
  "return a.b := 2",
  "return x := 2",
  "return {a}",
  "return {'a': 1}",
  "return (a) -> b",
  "return -1",
  "return [a]",
  "return (a)",
  "return return 1",
  "return return",
  "return not",
  "return in",
  "return is null",
  "throw {a}",
  "throw -1",
  "x := y := 1",
  "a + b := 1",
  "f(a := 1)",
  "(a := 1)",
  "let a := b := 2",
  "let a (b)",
  "let a [b]",
  "let a -1",
  "let a b",
  "let in := in",
  "let let",
  "case",
  "case when a then b end",
  "case a when b then c end",
  "case (a)",
  "interval",
  "interval 1 day",
  "interval '1 day'",
  "interval a",
  "interval (a) day",
  "interval - 1 day",
  "interval day day",
  "cast",
  "cast(a as int)",
  "cast(a)",
  "trim(both 'a' from b)",
  "trim(both)",
  "select a",
  "select",
  "(select 1)",
  "f(select 1)",
  "f(select)",
  "with a",
  "lambda x: y",
  "lambda (x)",
  "lambda x",
  "lambda",
  "array [a]",
  "array(a)",
  "array[]",
  "date '2020-01-01'",
  "date(a)",
  "columns('a')",
  "f(distinct a)",
  "f(distinct)",
  "f(order by a)",
  "f(order)",
  "try {} catch {} catch (a) {}",
  "try {}",
  "fun f() {}",
  "fun f() {} (a)",
  "fun",
  "break",
  "const a := 1",
  "await f()",
  "true(1)",
  "true.x",
  "true -> 1",
  "nan",
  "-inf",
  "null.a",
  "a.null",
  "a::int",
  "a::int (b)",
  "a is distinct from b",
  "a is not distinct from b",
  "a <=> b",
  "a ?? b ?? c",
  "f'{a}'",
  "f''",
  "f '{a}'",
  "f'a' 'b'",
  "F'a'",
  "'a' f'b'",
  "a, b -> c",
  "a, b",
  "f(a, b -> c)",
  "f(1, b -> c)",
  "[a, b -> c]",
  "{'a': b, c -> d}",
  "<a/>",
  "<a>b</a>",
  "a <b/>",
  "a\n<b/>",
];
