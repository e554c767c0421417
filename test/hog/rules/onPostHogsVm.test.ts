import assert from "node:assert/strict";
import { compile } from "../../../hog/compiler/compile.ts";
import { desugar } from "../../../hog/compiler/desugar.ts";
import { parseProgram } from "../../../hog/syntax/parse.ts";
import { runVector } from "../../../server/run/runVector.ts";

/** What a trap does when it is run; `failsWith` is a part of the message. */
interface Trap {
  readonly source: string;
  readonly prints?: readonly string[];
  readonly returns?: unknown;
  readonly failsWith?: string;
}

/** By code of the rule: what its page says must be what PostHog's VM does. */
const traps: Readonly<Record<string, Trap | readonly Trap[]>> = {
  "and-or-evaluate-both": [
    { source: "let x return x != null and length(x) > 3", failsWith: "reading 'length'" },
    { source: "fun say() { print('said') } return true or say()", prints: ["said"], returns: true },
    { source: "let x return x != null ? length(x) : 0", returns: 0 },
  ],
  "between-on-stack": [
    { source: "let x := 5 between 1 and 10 return x", returns: null },
    { source: "return [5 between 1 and 10, 5 between 1 and 10]", returns: [false, null] },
    { source: "return true and 5 between 1 and 10", returns: false },
    { source: "let y y := 5 between 1 and 10 return y", returns: true },
    { source: "let y := [0, 5 between 1 and 10] return y", returns: [0, true] },
    { source: "let d := {'a': 5 between 1 and 10} return d", returns: { a: true } },
    { source: "return 1 ?? 5 between 1 and 10", returns: true },
  ],
  "break-or-continue": { source: "while (true) { break }", failsWith: "not found: break" },
  "callback-parameters": [
    { source: "return arrayMap((x, i) -> [x, i], ['a'])", returns: [["a", null]] },
    { source: "return arrayReduce(x -> x, ['a'], 0)", failsWith: "Passed 2, expected 1" },
  ],
  "capital-operator": { source: "return NOT (true)", failsWith: "Unsupported function call: NOT" },
  "case-with-operand": {
    source: "return case 1 when 1 then 2 end",
    failsWith: "_caseWithExpression",
  },
  "coalesce-missing-global": { source: "return x.y ?? 1", failsWith: "not found: x.y" },
  "coalesce-precedence": [
    { source: "return 'pro' ?? 'free' = 'free'", returns: "pro" },
    { source: "let a return a = 1 ?? 2", returns: false },
  ],
  "comparison-by-identity": [
    {
      source: "return [{'a': 1} = {'a': 1}, ['a'] = ['a'], {} != {}]",
      returns: [false, false, true],
    },
    { source: "return [[1, 2] = [1, 2], [] = []]", returns: [true, true] },
  ],
  "comparison-chain": { source: "return 1 < 50 < 10", returns: true },
  "comparison-opens-tag": { source: "let b := 2 return 1<b and false", returns: true },
  "continued-line": { source: "let a := 1\n(x -> x)(2)", failsWith: "Invalid closure: 1" },
  "date-arithmetic": { source: "return typeof(now() + toIntervalDay(1))", returns: "float" },
  "empty-body": { source: "if (false); { return 'in any case' }", returns: "in any case" },
  "expression-in-for-head": {
    source:
      "for (let i := 1; i <= 3; print(i)) { let d := i * 2 print(d) i := i + 1 } return 'end'",
    prints: ["2", "2", "null", "3", "null", "4"],
    returns: "end",
  },
  "for-without-condition": {
    source: "for (let i := 0; ; i := i + 1) { if (i > 3) { return i } }",
    failsWith: "stack is empty",
  },
  "foreign-keyword": { source: "let x := 1 var x := 2", failsWith: "not found: var" },
  "function-comes-first": { source: "return arrayMap([1], x -> x)", failsWith: "Invalid closure" },
  "hidden-in-catch": {
    source: "let type := 1 try { throw Error('x') } catch (error) { return type }",
    returns: "Error",
  },
  "if-without-otherwise": [
    { source: "print('x', if(false, 1))", failsWith: "Not enough arguments" },
    { source: "let y := 3 return if(false, 'a')", returns: 3 },
  ],
  "ignored-argument": {
    source: "return [round(1.25, 1), position('aba', 'a', 2)]",
    returns: [1, 1],
  },
  "ignored-modifier": { source: "return length(distinct [1, 1])", returns: 2 },
  "index-from-zero": [
    { source: "let a := ['x'] return a.0", failsWith: "start from index 1" },
    {
      source: "let a := ['x'] for (let i := 0; i < length(a); i := i + 1) { print(a[i]) }",
      failsWith: "index 1",
    },
  ],
  "interval-without-function": { source: "return interval 1 week", failsWith: "toIntervalWeek" },
  "javascript-method": [
    { source: "return 'a'.toUpperCase()", failsWith: "Invalid closure: null" },
    { source: "return ['a'.length]", returns: [null] },
    { source: "console.log(1)", failsWith: "not found: console.log" },
  ],
  "keyword-read-as-name": [
    {
      source: "if (true) { print(1) }; else { print(2) }",
      prints: ["1"],
      failsWith: "not found: else",
    },
    { source: "let f := x -> { return } return f(1)", failsWith: "not found: return" },
  ],
  "lambda-returns-null": { source: "return arrayMap(x -> { x * 2 }, [1])", returns: [null] },
  "lambda-swallows-arguments": {
    source: "fun call(a, f) { return f } let a := 1 return call(a, x -> x) = null",
    returns: true,
  },
  "like-matches-anywhere": {
    source: "return ['wholesale' like 'sale', like('xay', 'a%'), 'xa' like '%a']",
    returns: [true, true, true],
  },
  "list-as-condition": {
    source: "return [[] ? 1 : 2, {} ? 1 : 2, '' ? 1 : 2]",
    returns: [1, 1, 2],
  },
  "loop-over-values": {
    source: "let o := {'a': 1} for (let k in o) { return [k, o[k]] }",
    returns: [1, null],
  },
  "lost-global-assignment": {
    source: "event['x'] := 1 event.properties['y'] := 1 return event",
    returns: { event: "sale", properties: { amount: 5 } },
  },
  "minus-minus-comment": { source: "let a := 5--1\nreturn a", returns: 5 },
  "month-for-minutes": {
    source: "return formatDateTime(toDateTime('2024-03-05T10:07:00Z'), '%H:%M %m:%S %H:%i', 'UTC')",
    returns: "10:March 03:00 10:07",
  },
  "not-before-parenthesis": {
    source: "return [not ('a') = 'a', not 'a' = 'a']",
    returns: [true, false],
  },
  "operator-as-name": [
    { source: "fun not(x) { return 'mine' } return not(1)", returns: false },
    { source: "let true := 5 return true", returns: true },
  ],
  "pattern-beyond-re2": [
    { source: "return match('ab', 'a(?=b)')", failsWith: "(?=" },
    { source: "return 'ab' =~ '(?<!a)b'", failsWith: "(?<!a)b" },
    { source: "return match('aa', '(a)\\\\1')", failsWith: "1" },
    { source: "return match('aa', 'a++')", failsWith: "++" },
    { source: "return match('aa', '(?>a)')", failsWith: "(?>" },
    { source: "return match('ab', '(?P<name>a)(?:b)(?i)')", returns: true },
  ],
  "plus-on-text": [
    { source: "return toString('a' + 'b')", returns: "NaN" },
    { source: "return ['1' + 2, '' + 5]", returns: [3, 5] },
  ],
  "position-never-negative": {
    source: "return [position('a', 'b'), indexOf([1], 2)]",
    returns: [0, 0],
  },
  "quoted-text": { source: 'print("hello")', failsWith: "not found: hello" },
  "replacement-pattern": { source: "return replaceAll('a', 'a', '<$&$$>')", returns: "<a$>" },
  "result-ignored": { source: "let a := [1] arrayPushBack(a, 2) return a", returns: [1] },
  "return-in-try": [
    {
      source: "fun f() { try { return 1 } catch (e) { print('again') } } f() throw Error('later')",
      prints: ["again"],
      returns: null,
    },
    {
      source:
        "fun f() { let x try { x := 1 } catch (e) { print('again') } return x } f() throw Error('later')",
      failsWith: "later",
    },
  ],
  "return-takes-next-line": {
    source: "if (true) return\nprint('x')",
    prints: ["x"],
    returns: null,
  },
  "search-in-object": [
    { source: "return 'a' in {'a': 1}", failsWith: "includes is not a function" },
    { source: "return 'a' in null", failsWith: "null" },
  ],
  "separator-comes-first": { source: "return splitByString('a,b', ',')", returns: [","] },
  "shared-loop-variable": {
    source:
      "let fs := [] for (let x in [1, 2]) { fs := arrayPushBack(fs, () -> x) } return [fs[1](), fs[2]()]",
    returns: [2, 2],
  },
  "sort-as-text": { source: "return arraySort([9, 10, 1])", returns: [1, 10, 9] },
  "stale-closure": [
    {
      source: "for (let x in [1, 2]) { let y := x print(arrayMap(n -> n * y, [1])) }",
      prints: ["[1]", "[1]"],
    },
    {
      source:
        "fun scale(xs, by) { return arrayMap(x -> x * by, xs) } print(scale([1], 5)) print(scale([1], 6))",
      prints: ["[5]", "[5]"],
    },
    { source: "return arrayMap(x -> arrayMap(y -> x + y, [10]), [1, 2])", returns: [[11], [11]] },
    {
      source:
        "{ let a := 1 print(arrayMap(x -> a, [1])) } { let b := 2 print(arrayMap(x -> b, [1])) }",
      prints: ["[1]", "[1]"],
    },
    {
      source:
        "fun scale(xs, by) { return arrayMap(x -> x * by, xs) } let a := scale([1], 5) let b := scale([1], 6) return [a, b]",
      returns: [[5], [6]],
    },
    {
      source: "for (let x in [1, 2]) { print(arrayMap(n -> n * x, [1])) }",
      prints: ["[1]", "[2]"],
    },
  ],
  "statement-read-as-call": [
    { source: "if (true) let a := 1", failsWith: "Function if requires at least 3" },
    { source: "let xs := [1] for (x in xs) { print(x) }", failsWith: "not found: x" },
  ],
  "substring-from-zero": {
    source: "return [substring('abc', 0, 2), substring('abc', -1)]",
    returns: ["", ""],
  },
  "throw-without-error": {
    source: "try { throw 'x' } catch (e) { return 'caught' }",
    failsWith: "value is not of type Error",
  },
  "trim-one-character": { source: "return trim('aba', 'ab')", returns: "" },
  "typed-catch-name": [
    {
      source:
        "try { throw Error('x') } catch (problem: Mine) { print(1) } catch (e) { print(e.message) }",
      prints: ["null"],
      failsWith: "stack is empty",
    },
    {
      source:
        "try { throw Error('x') } catch (e: Mine) { print(1) } catch (e) { print(e.message) }",
      prints: ["x"],
    },
  ],
  "typeof-never": {
    source: "return [typeof(1), typeof(1.5), typeof({}), typeof([]), typeof(null)]",
    returns: ["integer", "float", "object", "array", "null"],
  },
  "uncatchable-error": {
    source: "try { return jsonParse('{') } catch (e) { return 1 }",
    failsWith: "JSON",
  },
  "unchanged-event": {
    source: "let result := event result.properties.a := 1 return event.properties",
    returns: { amount: 5 },
  },
  "undecoded-escape": {
    source: "return ['\\x41', '\\N', 'a\\0b']",
    returns: ["\\x41", "\\N", "ab"],
  },
  "unit-comes-first": {
    source: "return dateAdd(now(), 1, 'day')",
    failsWith: "Unsupported interval unit",
  },
  "unknown-unit": {
    source: "return dateAdd('days', 1, now())",
    failsWith: "Unsupported interval unit: days",
  },
  "variable-as-key": { source: "let k := 'x' return {k: 1}", returns: { x: 1 } },
  "wildcard-value": { source: "return *", failsWith: "not found: *" },
  "wrong-argument-type": [
    { source: "return formatDateTime(today(), '%Y')", failsWith: "Expected a DateTime" },
    { source: "return upper(5)", failsWith: "toUpperCase is not a function" },
  ],
  "zero-based-key": {
    source: "for (let i, x in ['a']) { print(i) print(['a'][i]) }",
    prints: ["0"],
    failsWith: "start from index 1",
  },
};

const globals = { event: { event: "sale", properties: { amount: 5 } } };

describe("production's traps on PostHog's VM", () => {
  for (const [code, examples] of Object.entries(traps)) {
    for (const trap of [examples].flat()) {
      it(`do what ${code} says: ${trap.source.replaceAll("\n", " ⏎ ")}`, () => checkTrap(trap));
    }
  }
});

function checkTrap({ source, prints, returns, failsWith }: Trap): void {
  const compiled = compile(desugar(parseProgram(source).root, refuseQueries));
  assert(compiled.kind === "compiled", "PostHog saves the program");
  const { stdout, result, runError } = runVector(compiled.bytecode, globals);
  if (prints) assert.deepEqual(stdout, prints);
  if (returns !== undefined) assert.deepEqual(result, returns);
  if (failsWith === undefined) assert.equal(runError, undefined);
  else assert(runError?.includes(failsWith), `${runError} does not say ${failsWith}`);
}

function refuseQueries(): never {
  throw new Error("No trap holds a query.");
}
