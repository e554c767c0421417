import assert from "node:assert/strict";
import { parseProgram } from "../../hog/syntax/parse.ts";
import { treeShape } from "../support/treeShape.ts";

/** Each construct that can stand inside itself: its beginning and its end. */
const nested = [
  ["(", ")"],
  ["[", "]"],
  ["{", "}"],
  ["f(", ")"],
  ["x -> {", "}"],
  ["(a, b) -> {", "}"],
  ["f'{", "}'"],
  ["<a>", "</a>"],
  ["{'a': ", "}"],
  ["a[", "]"],
  ["if (a) {", "}"],
  ["fun f() {", "}"],
  ["try {", "} catch {}"],
  ["not ", ""],
  ["x -> ", ""],
  ["a ? b : ", ""],
  ["cast(a as X(", "))"],
] as const;

/** What each text is read as was looked up with PostHog's parser; `treeShape` says how it is written. */
describe("the parser", () => {
  it("ends a statement where PostHog's parser does", () =>
    checkShapes([
      ["let a := 1 let b := 2 print(a)", "variable(a 1); variable(b 2); call(print a)"],
      ["a\n(b)", "call(a b)"],
      ["a\n(b) -> c", "a; lambda(b c)"],
      ["a\n[b]", "index(a b)"],
      ["a\n[b, c]", "a; array(b c)"],
      ["a\n[]", "a; array()"],
      ["a\n-1", "(a - 1)"],
      ["a\n.b", "member(a b)"],
      ["a and", "a; and"],
      ["a and b", "(a and b)"],
      ["a not b", "a; not(b)"],
      ["a not in b", "(a not in b)"],
      ["a {b}", "a; block(b)"],
      ["print 'a'", "print; 'a'"],
      ["1 .5", "1 .5"],
      ["1.abc", "1.; abc"],
      ["return\nx", "return(x)"],
      ["return\nlet x", "return(); variable(x)"],
      ["return x.1 := 2", "return(x); assignment(.1 2)"],
      ["let f := a[b] := 1", "variable(f a); assignment(array(b) 1)"],
      ["x := y[b] := 1", "assignment(namedArgument(x index(y b)) 1)"],
      ["a.b := y[c] := 1", "assignment(member(a b) y); assignment(array(c) 1)"],
    ]));

  it("does not cut a statement in two because one behind it is unfinished", () => {
    for (const [text, kinds] of [
      ["let a := f('b')\nprint(a.", "variable expressionStatement"],
      ["let a := f('b')\nprint(a.)", "variable expressionStatement"],
      [
        "let a := f('b')\nif (a.c >= ) {\n  print(1)\n}\nprint(2)",
        "variable if expressionStatement",
      ],
      ["let a := f('b')\nlet c := a.\n", "variable variable"],
      [
        "let a := f('b')\nprint(1, {'c': a.})\nprint(2)",
        "variable expressionStatement expressionStatement",
      ],
      ["let a := b[1]\nprint(a, ", "variable expressionStatement"],
      ["a\n(b) -> c +", "expressionStatement expressionStatement"],
      ["return a.", "return"],
      ["throw Error(a.", "throw"],
      ["if (a == 1) {\n  print(1, \n}\nprint(2)", "if expressionStatement"],
      ["fun f() {\n  let a := g('b')\n  print(a.\n}\nprint(1)", "function expressionStatement"],
    ] as const) {
      const { statements } = parseProgram(text).root;
      assert.equal(statements.map(({ kind }) => kind).join(" "), kinds, text);
    }
  });

  it("reads a loop with `of` as one with `in`", () => {
    for (const [text, problem] of [
      ["for (let a of b) { print(a) }", "expected-in 11"],
      ["for (let k, a of b) { print(a) }", "expected-in 14"],
      ["for (let of in b) { print(of) }", ""],
      ["for (let a in of) { print(a) }", ""],
    ] as const) {
      const { root, problems } = parseProgram(text);
      assert.equal(root.statements.map(({ kind }) => kind).join(" "), "forIn", text);
      assert.equal(problems.map(({ code, start }) => `${code} ${start}`).join(), problem, text);
    }
  });

  it("reads words as names where no statement fits", () =>
    checkShapes([
      ["if (a) b", "if(a b)"],
      ["if (a)", "call(if a)"],
      ["if (a, b) c", "call(if a b); c"],
      ["if () {}", "call(if); block()"],
      ["if (a) let b", "call(if a); variable(b)"],
      ["if (a) {b}; else c", "if(a block(b)); empty(); else; c"],
      ["if (a) b; else c", "if(a b c)"],
      ["if (a) return else b", "if(a return(else)); b"],
      ["if (a) if (b) c else d", "if(a if(b c d))"],
      ["for (x in y) z", "call(for (x in y)); z"],
      ["for (let x in y) z", "forIn(x y z)"],
      ["for (let k, v in y) z", "forIn(k v y z)"],
      ["for (;;) a", "for(a)"],
      [
        "for (let i := 0; i < 3; i := i + 1) a",
        "for(variable(i 0) (i < 3) assignment(i (i + 1)) a)",
      ],
      ["for (a := b := c;;) d", "for(assignment(namedArgument(a b) c) d)"],
      ["for (-a := b;;) c", "for(assignment(-(a) b) c)"],
      ["for (a ? b := 1 : c;;) d", "for(conditional(a namedArgument(b 1) c) d)"],
      ["function f(x)", "function; call(f x)"],
      ["break", "break"],
      ["let true := 1", "variable(true 1)"],
      ["true(1)", "call(true 1)"],
      ["true -> 1", "lambda(true 1)"],
      ["not (a) = b", "(call(not a) == b)"],
      ["not a = b", "not((a == b))"],
      ["not in a", "not(in); a"],
      ["select a", "select; a"],
    ]));

  it("tells blocks, dictionaries and placeholders apart", () =>
    checkShapes([
      ["{}", "block()"],
      ["{a}", "block(a)"],
      ["{a: 1}", "dict(entry(a 1))"],
      ["{'a': 1}", "dict(entry('a' 1))"],
      ["{'a' 1}", "block('a' 1)"],
      ["{a}.b", "member(placeholder(a) b)"],
      ["{a}\n(b)", "block(a); group(b)"],
      ["{a ? b : c}", "block(conditional(a b c))"],
      ["if (a) {b: 1}", "if(a dict(entry(b 1)))"],
      ["x -> {}", "lambda(x dict())"],
      ["x -> {y}", "lambda(x placeholder(y))"],
      ["x -> {y;}", "lambda(x block(y))"],
      ["x -> {return}", "lambda(x placeholder(return))"],
      ["x -> {return;}", "lambda(x block(return()))"],
      ["x -> {return y}", "lambda(x block(return(y)))"],
      ["x -> {a: b}", "lambda(x dict(entry(a b)))"],
      ["x -> {y in cohort 1}", "lambda(x placeholder((y in cohort 1)))"],
      ["x -> {f() filter (where y)}", "lambda(x placeholder(call(f y)))"],
      ["x -> {f() over w}", "lambda(x placeholder(window))"],
      ["x -> {y -> {z}}", "lambda(x placeholder(lambda(y placeholder(z))))"],
      ["x -> {y -> {z;}}", "lambda(x placeholder(lambda(y block(z))))"],
    ]));

  it("gives a lambda all names before it", () =>
    checkShapes([
      ["f(a, x -> x)", "call(f lambda(a x x))"],
      ["f(a, (x) -> x)", "call(f a lambda(x x))"],
      ["f(1, x -> x)", "call(f 1 lambda(x x))"],
      ["f(a.b, x -> x)", "call(f member(a b) lambda(x x))"],
      ["x -> y -> z", "lambda(x lambda(y z))"],
      ["x -> y := 1", "lambda(x namedArgument(y 1))"],
      ["1 + x -> x", "(1 + lambda(x x))"],
      ["lambda x, y: z", "lambda(x y z)"],
      ["(x, y) -> z", "lambda(x y z)"],
      ["() -> x", "lambda(x)"],
    ]));

  it("binds operators as tightly as PostHog's parser does", () =>
    checkShapes([
      ["a + b * c", "(a + (b * c))"],
      ["a || b + c", "((a || b) + c)"],
      ["a ?? b = c", "(a ?? (b == c))"],
      ["a = b is null", "isNull((a == b))"],
      ["a between b and c and d", "(between(a b c) and d)"],
      ["a between b and c between d and e", "between(between(a b c) d e)"],
      ["a ? b : c ? d : e", "conditional(a b conditional(c d e))"],
      ["a ? .5 : 1", "conditional(a .5 1)"],
      ["a * not b = c", "(a * not((b == c)))"],
      ["a as b as c", "alias(alias(a b) c)"],
      ["a as b + c", "a; as; (b + c)"],
      ["- 1 .a", "- 1 .; a"],
      ["2 - -1", "(2 - -1)"],
      ["-x.y", "-(member(x y))"],
      ["a < b", "(a < b)"],
      ["a<b and c", "(a < b); and; c"],
      ["a in cohort 1", "(a in cohort 1)"],
      ["a in cohort", "(a in cohort)"],
      ["a in cohort <b/>", "(a in cohort tag(b))"],
      ["a is not distinct from b", "(a is not distinct from b)"],
      ["a <=> b", "(a <=> b)"],
      ["a ignore nulls", "ignoreNulls(a)"],
      ["x := a as b + c", "(namedArgument(x alias(a b)) + c)"],
    ]));

  it("reads what SQL left behind", () =>
    checkShapes([
      ["case when a then b end", "case(caseBranch(a b))"],
      ["case a when 1. then b else c end", "case(a caseBranch(1. b) c)"],
      ["case when*then.0 when b then 1 end", "case((when * tupleMember(then)) caseBranch(b 1))"],
      ["case when when '' then b end", "case(when caseBranch('' b))"],
      ["case when not then b", "case; when; not(then); b"],
      ["case", "case"],
      ["interval 1 day", "interval(1 Day)"],
      ["interval 1.day", "interval(1. Day)"],
      ["interval a.day", "interval; member(a day)"],
      ["interval day", "interval; day"],
      ["interval day day", "interval(day Day)"],
      ["interval '2 days'", "interval('2 days' Day)"],
      [
        "interval '3 year' () + interval 1 day",
        "(call(interval('3 year' Year)) + interval(1 Day))",
      ],
      ["interval x, y -> z day", "interval(lambda(x y z) Day)"],
      ["interval x := 1 day", "interval(namedArgument(x 1) Day)"],
      ["interval not year", "interval(not Year)"],
      ["trim(both 'a' from b)", "trim('a' b)"],
      ["trim(both)", "call(trim both)"],
      ["array[1, 2]", "array(1 2)"],
      ["array[1:2]", "slice(array 1 2)"],
      ["f(distinct a)", "call(f a)"],
      ["f(distinct)", "call(f)"],
      ["f(distinct)(a)", "call(call(f distinct) a)"],
      ["f(distinct a)(b)", "call(call(f a) b)"],
      ["f(distinct, a)", "call(f distinct a)"],
      ["f(a order by b desc nulls last collate 'de', c)", "call(f a b c)"],
      ["f(1.order by 2.asc)", "call(f 1. 2.)"],
      ["f() over w", "window"],
      ["f() over (partition by a order by b rows between 1 preceding and current row)", "window"],
      ["f() over (partition)", "call(f); call(over partition)"],
      ["columns(a, b)", "columns"],
      ["columns(a) filter (where b)", "call(columns a b)"],
      ["(columns(a) over w)", "group(window)"],
      ["f(* exclude (a))", "call(f columns)"],
      ["*columns(a)", "spread"],
    ]));

  it("prints types anew", () =>
    checkShapes([
      ["cast(a as Int)", "cast(a 'int')"],
      ["cast(a as double precision)", "cast(a 'double precision')"],
      ["cast(a as Decimal( 3 , 2 ))", "cast(a 'decimal(3, 2)')"],
      ["cast(a as Array(Nullable(String)))", "cast(a 'array(nullable(string))')"],
      ["cast(a as Tuple(A Int, B Array(Int)))", "cast(a 'tuple(a int, b array(int))')"],
      ["cast(a as X(A + 1, B))", "cast(a 'x(A+1, B)')"],
      ["cast(a as X(B, C(1, D)))", "cast(a 'x(b, c(1, D))')"],
      ["cast(a as X( ))", "cast(a 'x()')"],
      ["cast(a as X(A,))", "cast(a 'x(a)')"],
      ["cast(a as Int[][3])", "cast(a 'int[][3]')"],
      ['cast(a as "Quoted")', "cast(a 'quoted')"],
      ["cast(a -> a as b as C)", "cast(lambda(a alias(a b)) 'c')"],
      ["cast(a as Int,)", "call(cast alias(a Int))"],
      ["cast(a as 'int')", "call(cast alias(a 'int'))"],
      ["a::Int", "cast(a 'int')"],
      ["a::timestamp with local time zone", "cast(a 'timestamp with local time zone')"],
      ["a::double precision", "cast(a 'double'); precision"],
      ["a::true", "cast(a 'true')"],
      ["try_cast(a as int)", "cast(a 'int')"],
    ]));

  it("names what a declaration lacks", () =>
    checkProblems([
      ["let = 1", "4-5 expected-name"],
      ["let x = 1", "6-7 expected-assign"],
      ["let x :=", "8-8 expected-expression"],
      ["let let := 1", "4-7 expected-name"],
      ["fun (a) {}", "4-5 expected-name"],
      ["fun f {}", "6-7 expected-parenthesis"],
      ["fun f(a b) {}", "8-9 expected-parenthesis"],
      ["fun f(a := 1) {}", "8-10 expected-parenthesis"],
    ]));

  it("names what a statement lacks", () =>
    checkProblems([
      ["if (a { b }", "6-7 expected-parenthesis"],
      ["while a {}", "6-7 expected-parenthesis"],
      ["for (let i := 0, i < 3, i := i + 1) {}", "15-16 expected-semicolon"],
      ["for (let i of a) {}", "11-13 expected-in"],
      ["try a", "4-5 expected-block"],
      ["try {} catch e {}", "13-14 expected-block"],
      ["catch (e) {}", "0-5 unexpected-token"],
      ["throw", "5-5 expected-expression"],
      ["return }", "7-8 unexpected-token"],
      ["}", "0-1 unexpected-token"],
    ]));

  it("names what an expression lacks", () =>
    checkProblems([
      ["a +", "3-3 expected-expression"],
      ["a + )", "4-5 expected-expression"],
      ["print('a' 'b')", "10-13 expected-comma"],
      ["print(a", "7-7 expected-comma"],
      ["f(,)", "2-3 expected-argument"],
      ["[1, 2", "5-5 expected-comma"],
      ["{'a': }", "6-7 expected-expression"],
      ["{'a': 1, 'b' 2}", "13-14 expected-colon"],
      ["a.", "2-2 expected-property"],
      ["a.let", "2-5 expected-property"],
      ["a['b'", "5-5 expected-bracket"],
      ["() ", "3-3 expected-arrow"],
      ["a ? b", "5-5 expected-colon"],
      ["a ? b :", "7-7 expected-expression"],
      ["x => y", "3-4 expected-expression"],
      ["(a.b) -> c", "6-8 unexpected-token"],
      ["columns(a b)", "10-11 expected-comma"],
    ]));

  it("refuses what PostHog reads and then refuses", () =>
    checkProblems([
      ["a as true", "0-9 reserved-alias"],
      ["a as true {}", "0-9 reserved-alias"],
      ["date '2020-01-01'", "0-17 sql-literal"],
      ["interval '1 fortnight'", "9-22 interval-text"],
      ["substring(a from 1)", "0-19 sql-substring"],
      ["<a>b</c>", "0-8 tag-mismatch"],
      ["<a children='b'>c</a>", "0-21 children-twice"],
      ["a::key", "3-6 expected-type"],
      ["(select a;)", "9-10 unexpected-token"],
      ["a.9223372036854775808", "2-21 number-too-large"],
      ["#9223372036854775808", "1-20 number-too-large"],
      [`0b1${"0".repeat(64)}`, "0-67 number-too-large"],
      ["cast(a as Enum8('a' = 1))", "15-24 enum-type"],
    ]));

  it("refuses characters, strings and numbers that are none", () =>
    checkProblems([
      ["a @ b", "2-3 unexpected-character"],
      ["!a", "0-1 unexpected-character"],
      ["a || | b", "5-6 unexpected-character"],
      ["'abc", "0-4 unterminated-string"],
      ["f'abc", "5-5 unterminated-string"],
      ["f'{}'", "3-4 expected-expression"],
      ["f'{a b}'", "5-6 expected-brace"],
      ["'\\q'", "0-4 unknown-escape"],
      ["F'a'", "0-2 upper-case-template"],
      ["0o17", "0-4 octal-number"],
      ["0b12", "0-4 malformed-number"],
      ["/* a", "0-2 unterminated-comment"],
      ['<a b="c"/>', "5-6 tag-opened, 5-8 expected-attribute-value"],
      ["a<b > c", "7-7 expected-closing-tag"],
    ]));

  it("goes on behind a mistake", () =>
    checkProblems([
      ["let a = 1\nlet b = 2", "6-7 expected-assign, 16-17 expected-assign"],
      ["let a := 'x\nlet b = 2", "9-11 unterminated-string, 18-19 expected-assign"],
      ["let a := [1, 2\nlet b = 3", "15-18 expected-comma, 21-22 expected-assign"],
      ["a.\nlet b = 1", "3-6 expected-property, 9-10 expected-assign"],
      [
        "print(a))\nprint(b]\nlet c = 1",
        "8-9 unexpected-token, 17-18 expected-comma, 25-26 expected-assign",
      ],
      [
        "if (a {\n  let b = 1\n}\nlet c = 2",
        "6-7 expected-parenthesis, 16-17 expected-assign, 28-29 expected-assign",
      ],
      ["let a := {'a' 1, 'b': 2}\nlet c = 2", "14-15 expected-brace, 31-32 expected-assign"],
      ["let a := {'a': 1, 'b' 2}\nlet c = 2", "22-23 expected-colon, 31-32 expected-assign"],
      ["fun f( {\n  return 1\n}\nlet c = 2", "7-8 expected-parenthesis, 28-29 expected-assign"],
      [
        "try {\n  a := )\n} catch (e {\n}\nlet c = 2",
        "13-14 expected-expression, 26-27 expected-parenthesis, 36-37 expected-assign",
      ],
    ]));

  it("keeps comments out of the tree, in source order", () => {
    const text = "a // b\n-- c\n# d\n/* e\n */ + 1 # f";
    const { root, comments } = parseProgram(text);
    assert.equal(treeShape(root, text), "(a + 1)");
    assert.deepEqual(
      comments.map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`),
      ["line // b", "line -- c", "line # d", "block /* e\n */", "line # f"],
    );
  });

  it("reads `#` in front of a digit as a reference to a column", () =>
    checkShapes([
      ["#1", "positional"],
      ["# 1", ""],
    ]));

  for (const [open, close] of nested) {
    it(`refuses ${open}…${close} nested too deeply instead of overflowing`, () => {
      const text = open.repeat(10_000) + "a" + close.repeat(10_000);
      const codes = parseProgram(text).problems.map(({ code }) => code);
      assert.ok(codes.includes("nested-too-deeply"), codes.join(" "));
    });
  }

  it("reads any number of statements and operators in a row", () => {
    for (const part of ["a;", "a\n", "a(1) ", "a + ", "a.b.", "{a}", "if (a) {} ", "a ? b : "]) {
      const text = `${part.repeat(200)}a`;
      assert.deepEqual(parseProgram(text).problems, [], part);
    }
  });
});

function checkShapes(shapes: readonly (readonly [text: string, shape: string])[]): void {
  for (const [text, shape] of shapes) {
    const { root, problems } = parseProgram(text);
    assert.deepEqual(problems, [], text);
    assert.equal(treeShape(root, text), shape, text);
  }
}

/** Checks the spans and codes of all problems. */
function checkProblems(mistakes: readonly (readonly [text: string, found: string])[]): void {
  for (const [text, found] of mistakes) {
    const problems = parseProgram(text).problems.map(
      ({ start, end, code }) => `${start}-${end} ${code}`,
    );
    assert.equal(problems.join(", "), found, text);
  }
}
