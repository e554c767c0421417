import {
  checkInTemplate,
  checkDisabled,
  checkNotOffered,
  checkRefactoring,
  checksOf,
} from "./checkRefactoring.ts";

describe("extract variable", () => {
  const { check, checkRefused } = checksOf("Extract variable");

  it("puts the variable above the statement", () =>
    check(
      "print($0event.properties.$browser$0)\n",
      "let browser := event.properties.$browser\nprint(browser)\n",
    ));
  it("ends the variable like the other statements", () =>
    check(
      "print($0event.properties.plan$0);\nprint(1);\n",
      "let plan := event.properties.plan;\nprint(plan);\nprint(1);\n",
    ));
  it("ends it where the next statement could prolong it", () =>
    check(
      "let f := x -> x;\n(f)($0event.url$0)\n",
      "let f := x -> x;\nlet url := event.url;\n(f)(url)\n",
    ));
  it("keeps tabs and CRLF", () =>
    check(
      "if (a) {\r\n\tprint($0event.url$0)\r\n}\r\n",
      "if (a) {\r\n\tlet url := event.url\r\n\tprint(url)\r\n}\r\n",
    ));
  it("stays on the line where the statement starts none", () =>
    check("print(1); print($0event.url$0)", "print(1); let url := event.url; print(url)"));
  it("moves further lines along", () =>
    check(
      `
if (a) {
  fetch(url, $0{
    'body': 'a
  b'
  }$0)
}
`,
      `
if (a) {
  let options := {
    'body': 'a
  b'
  }
  fetch(url, options)
}
`,
    ));
  it("gives a body without braces some", () =>
    check("if (a) print($0event.url$0)\n", "if (a) {\n  let url := event.url\n  print(url)\n}\n"));
  it("gives the body of a loop braces, not the branch around it", () =>
    check(
      "for (let v in list)\n  print($0v.name$0)\n",
      "for (let v in list) {\n  let name := v.name\n  print(name)\n}\n",
    ));
  it("gives an else braces", () =>
    check(
      "if (a) print(1); else print($0event.url$0)\n",
      "if (a) print(1); else {\n  let url := event.url\n  print(url)\n}\n",
    ));
  it("makes a block of a lambda's body", () =>
    check(
      "print(arrayMap(x -> $0x.name$0 || '!', list))\n",
      "print(arrayMap(x -> {\n  let name := x.name\n  return name || '!'\n}, list))\n",
    ));
  it("takes a name that nobody has", () =>
    check(
      "let url := 1\nprint($0event.url$0, url)\n",
      "let url := 1\nlet url2 := event.url\nprint(url2, url)\n",
    ));
  it("takes no name of the library or the language", () =>
    check(
      "print($0event.properties.length$0, 1)\n",
      "let value := event.properties.length\nprint(value, 1)\n",
    ));
  it("names the answer of a request", () =>
    check(
      "if ($0fetch(inputs.url)$0.status >= 400) { print('no') }\n",
      "let res := fetch(inputs.url)\nif (res.status >= 400) { print('no') }\n",
    ));
  it("names what is in a dictionary like its key", () =>
    check(
      "let a := {'Content-Type': $0f'text/{b}'$0}\n",
      "let contentType := f'text/{b}'\nlet a := {'Content-Type': contentType}\n",
    ));
  it("names an argument like the parameter", () =>
    check(
      "print(startsWith($0a || b$0, 'x'))\n",
      "let text := a || b\nprint(startsWith(text, 'x'))\n",
    ));
  it("ignores white space around the selection", () =>
    check("print($0 event.url $0)\n", "let url := event.url\nprint( url )\n"));
  it("keeps the name out of the parameters of a lambda behind it", () =>
    check("print($0event.url$0, x -> x)\n", "let url := event.url\nprint((url), x -> x)\n"));
  it("goes above a loop for what the loop is over", () =>
    check(
      "for (let v in $0event.properties.list$0) { print(v) }\n",
      "let list := event.properties.list\nfor (let v in list) { print(v) }\n",
    ));
  it("goes above an else if, for what cannot fail", () =>
    check(
      "if (a) { print(1) } else if ($0event.url$0 = 'x') { print(2) }\n",
      "let url := event.url\nif (a) { print(1) } else if (url = 'x') { print(2) }\n",
    ));
  it("counts code units, not characters", () =>
    check("print('😀', $0event.url$0)\n", "let url := event.url\nprint('😀', url)\n"));
  it("leaves comments alone", () =>
    check(
      "// first\nprint($0event.url$0) // last\n",
      "// first\nlet url := event.url\nprint(url) // last\n",
    ));

  it("replaces all occurrences of the same value", () =>
    checkRefactoring(
      "Extract all 3 occurrences",
      "print($0event.properties.plan$0)\nif (event.properties.plan == 'pro') {\n  print(event.properties.plan)\n}\n",
      "let plan := event.properties.plan\nprint(plan)\nif (plan == 'pro') {\n  print(plan)\n}\n",
    ));
  it("goes above the first occurrence", () =>
    checkRefactoring(
      "Extract all 2 occurrences",
      "print(event.url)\nprint($0event.url$0)\n",
      "let url := event.url\nprint(url)\nprint(url)\n",
    ));
  it("does not take what is assigned between for the same", () =>
    checkNotOffered(
      "Extract all 2 occurrences",
      "let a := {'b': 1}\nprint($0a.b$0)\na.b := 2\nprint(a.b)\n",
    ));
  it("does not take another variable of the name for the same", () =>
    checkNotOffered(
      "Extract all 2 occurrences",
      "let a := {'b': 1}\nprint($0a.b$0)\nif (true) {\n  let a := {'b': 2}\n  print(a.b)\n}\n",
    ));
  it("does not take two requests for one", () =>
    checkNotOffered("Extract all 2 occurrences", "print($0fetch(u)$0)\nprint(fetch(u))\n"));
  it("does not share an object that is changed", () =>
    checkNotOffered(
      "Extract all 2 occurrences",
      "let a := $0event.properties$0\nlet b := event.properties\na.x := 1\nprint(b)\n",
    ));

  it("refuses what may be left out", () =>
    checkRefused("print(a ? $0upper(b)$0 : c)\n", /not always evaluated/));
  it("refuses what is right of `??` and may fail", () =>
    checkRefused("print(a ?? $0jsonParse(b)$0)\n", /not always evaluated/));
  it("refuses what comes behind a request", () =>
    checkRefused("print(fetch(a), $0fetch(b)$0)\n", /evaluated before/));
  it("refuses the condition of a loop", () =>
    checkRefused("let i := 0\nwhile ($0i + 1$0 < 3) i := i + 1\n", /every round/));
  it("refuses the step of a loop", () =>
    checkRefused("for (let i := 0; i < 3; i := $0i + 1$0) print(i)\n", /every round/));
  it("refuses what a variable of another function may come to replace", () =>
    checkRefused(
      "fun over(n) { return v -> v > n }\nprint($0event.url$0, over(1)(2))\n",
      /stale-closure/,
    ));
  it("says nothing about half an expression", () =>
    checkNotOffered("Extract variable", "print(1 + $02 + 3$0)\n"));
  it("says nothing about a cursor", () =>
    checkNotOffered("Extract variable", "print(event.$0url)\n"));
  it("says nothing about a place that is assigned to", () =>
    checkNotOffered("Extract variable", "let a := {}\n$0a.b$0 := 1\n"));
  it("says nothing about a function that is called", () =>
    checkNotOffered("Extract variable", "$0a.b$0(1)\n"));
  it("says nothing inside SQL", () => checkNotOffered("Extract variable", "print(sql($0a.b$0))\n"));
  it("says nothing about what PostHog compiles in one place only", () =>
    checkNotOffered("Extract variable", "if ($0a between 1 and 2$0) { print(1) }\n"));
  it("says nothing in a broken program", () =>
    checkNotOffered("Extract variable", "print($0event.url$0)\nlet := 1\n"));
});

describe("inline variable", () => {
  const { check, checkRefused } = checksOf("Inline variable");

  it("puts the value in the place of the variable", () =>
    check("let u$0rl := event.url\nprint(url)\n", "print(event.url)\n"));
  it("works from a use, for all uses", () =>
    check(
      "let url := event.url;\nprint(url);\nprint(u$0rl);\n",
      "print(event.url);\nprint(event.url);\n",
    ));
  it("keeps what is around the line", () =>
    check(
      "// first\r\nlet a$0 := 1\r\n\r\n// then\r\nprint(a)\r\n",
      "// first\r\n\r\n// then\r\nprint(1)\r\n",
    ));
  it("puts an operator in parentheses where another one binds tighter", () =>
    check("let a$0 := 1 + 2\nprint(a * 3)\n", "print((1 + 2) * 3)\n"));
  it("leaves an operator without that binds tighter", () =>
    check("let a$0 := 1 * 2\nprint(a + 3)\n", "print(1 * 2 + 3)\n"));
  it("keeps `??` apart from a comparison", () =>
    check("let a$0 := event.b ?? 1\nprint(a = 2)\n", "print((event.b ?? 1) = 2)\n"));
  it("keeps a minus apart from a minus", () =>
    check("let a$0 := -1\nprint(2 -a)\n", "print(2 -(-1))\n"));
  it("puts a number in parentheses that something is selected from", () =>
    check("let a$0 := 1\nprint(a.b)\n", "print((1).b)\n"));
  it("works inside a template", () =>
    check("let a$0 := b || 'c'\nprint(f'{a}!')\n", "print(f'{b || 'c'}!')\n"));
  it("moves a request that is evaluated right behind", () =>
    check(
      "let res$0 := fetch(u)\nif (res.status > 299) { print('no') }\n",
      "if (fetch(u).status > 299) { print('no') }\n",
    ));
  it("moves further lines along", () =>
    check("let body$0 := {\n  'a': 1\n}\nfetch(u, body)\n", "fetch(u, {\n  'a': 1\n})\n"));
  it("puts a lambda that could swallow names in parentheses", () =>
    check("let f$0 := x -> x\nprint(a, f)\n", "print(a, (x -> x))\n"));

  it("refuses a variable that is assigned again", () =>
    checkRefused("let a$0 := 1\na := 2\nprint(a)\n", /assigned again/));
  it("refuses a variable whose object is changed", () =>
    checkRefused("let a$0 := event\na.b := 2\nprint(a)\n", /is changed/));
  it("refuses a function that is called", () =>
    checkRefused("let f$0 := x -> x\nprint(f(1))\n", /is called/));
  it("refuses a request that is used twice", () =>
    checkRefused("let a$0 := fetch(u)\nprint(a)\nprint(a)\n", /more than once/));
  it("refuses a request that is used later", () =>
    checkRefused("let a$0 := fetch(u)\nprint(1)\nprint(a)\n", /next statement/));
  it("refuses a request that is used in a loop", () =>
    checkRefused("let a$0 := fetch(u)\nwhile (b) print(a)\n", /loop/));
  it("refuses a request that is used in some cases only", () =>
    checkRefused("let a$0 := fetch(u)\nif (b) { print(a) }\n", /every case/));
  it("refuses a request behind another one", () =>
    checkRefused("let a$0 := fetch(u)\nprint(fetch(v), a)\n", /evaluated before/));
  it("refuses where a name means something else", () =>
    checkRefused(
      "let b := 1\nlet a$0 := b\nif (true) {\n  let b := 2\n  print(a)\n}\n",
      /Another `b`/,
    ));
  it("refuses a value that is assigned between", () =>
    checkRefused("let b := 1\nlet a$0 := b\nb := 2\nprint(a)\n", /next statement/));
  it("refuses where statements would run together", () =>
    checkRefused("print\nlet a$0 := (b ?? c);\na.d(1)\n", /read as one/));
  it("says nothing about a variable that nothing uses", () =>
    checkNotOffered("Inline variable", "let a$0 := 1\n"));
  it("says nothing about a parameter", () =>
    checkNotOffered("Inline variable", "fun f(a$0) { return a }\n"));
});

describe("extract function", () => {
  const { check, checkRefused } = checksOf("Extract function");

  it("moves an expression", () =>
    check(
      "let a := 1\nprint($0a + 2$0)\n",
      "let a := 1\nfun extracted(a) {\n  return a + 2\n}\n\nprint(extracted(a))\n",
    ));
  it("moves statements, and gives the result that is used", () =>
    check(
      "let a := 1\n$0let b := a + 1\nlet c := b * 2$0\nprint(c)\n",
      "let a := 1\nfun extracted(a) {\n  let b := a + 1\n  let c := b * 2\n  return c\n}\n\nlet c := extracted(a)\nprint(c)\n",
    ));
  it("gives back a variable of the outside that is assigned", () =>
    check(
      "let a := 1\n$0a := a + 1$0\nprint(a)\n",
      "let a := 1\nfun extracted(a) {\n  a := a + 1\n  return a\n}\n\na := extracted(a)\nprint(a)\n",
    ));
  it("returns what the end of the selection returns", () =>
    check(
      "$0let a := 1;\nreturn a;$0\n",
      "fun extracted() {\n  let a := 1;\n  return a;\n}\n\nreturn extracted();\n",
    ));
  it("goes above the comments of the outermost statement", () =>
    check(
      "// says it\nif (a) {\n  $0print(1)\n  print(2)$0\n}\n",
      "fun extracted() {\n  print(1)\n  print(2)\n}\n\n// says it\nif (a) {\n  extracted()\n}\n",
    ));
  it("uses functions from above, and is given those of the inside", () =>
    check(
      "fun one() { return 1 }\nfun two() {\n  fun three() { return 3 }\n  return $0one() + three()$0\n}\n",
      "fun one() { return 1 }\nfun extracted(three) {\n  return one() + three()\n}\n\nfun two() {\n  fun three() { return 3 }\n  return extracted(three)\n}\n",
    ));
  it("keeps tabs and CRLF", () =>
    check(
      "if (a) {\r\n\tif (b) {\r\n\t\t$0print(1)$0\r\n\t}\r\n}\r\n",
      "fun extracted() {\r\n\tprint(1)\r\n}\r\n\r\nif (a) {\r\n\tif (b) {\r\n\t\textracted()\r\n\t}\r\n}\r\n",
    ));
  it("refuses several results", () =>
    checkRefused("$0let a := 1\nlet b := 2$0\nprint(a, b)\n", /several results: `a`, `b`/));
  it("refuses a return in the middle", () =>
    checkRefused("$0if (a) { return 1 }\nprint(1)$0\n", /return/));
  it("refuses a return and a result", () =>
    checkRefused("let a := 1\nif (a) {\n  $0a := 2\n  return 1$0\n}\nprint(a)\n", /result/));
  it("refuses a variable that a function uses and that changes", () =>
    checkRefused(
      "let a := 1\nlet f := () -> a\n$0a := f() + 1$0\nprint(a)\n",
      /A function uses `a`/,
    ));
  it("refuses functions that would use a variable from outside in each call", () =>
    checkRefused("let n := 1\nprint($0arrayMap(x -> x + n, [1])$0)\n", /stale-closure/));
  it("refuses what would change a copy behind a request", () =>
    checkRefused("let a := {}\n$0let res := fetch(u)\na.b := res.status$0\nprint(a)\n", /copies/));
  it("refuses two variables of one name", () =>
    checkRefused(
      "let a := 1\nif (true) {\n  $0let b := a\n  let a := b$0\n  print(a)\n}\n",
      /two variables/,
    ));
  it("refuses a variable that has no value yet", () =>
    checkRefused("let a := $0a || 'b'$0\n", /no value yet/));
  it("says nothing about half a statement", () =>
    checkNotOffered("Extract function", "print(1)\n$0print(2)\npri$0nt(3)\n"));
});

describe("surround", () => {
  it("puts statements into an if", () =>
    checkRefactoring(
      "Surround with `if`",
      "let a := 1\n$0print(a)\nprint('x\ny')$0\nprint(2)\n",
      "let a := 1\nif (true) {\n  print(a)\n  print('x\ny')\n}\nprint(2)\n",
    ));
  it("puts statements into a try that throws on", () =>
    checkRefactoring(
      "Surround with `try`",
      "if (a) {\n    $0send(error);$0\n}\n",
      "if (a) {\n    try {\n        send(error);\n    } catch (error2) {\n        throw error2;\n    }\n}\n",
    ));
  it("keeps the comments inside", () =>
    checkRefactoring(
      "Surround with `if`",
      "$0print(1) // one\n// two\nprint(2)$0 // three\n",
      "if (true) {\n  print(1) // one\n  // two\n  print(2)\n} // three\n",
    ));
  it("refuses variables that are used behind", () =>
    checkDisabled("Surround with `if`", "$0let a := 1$0\nprint(a)\n", /`a` is used behind/));
  it("refuses a return in a try", () =>
    checkDisabled("Surround with `try`", "$0return 1$0\n", /return/));
  it("says nothing about an expression", () =>
    checkNotOffered("Surround with `if`", "print($0a$0)\n"));
  it("says nothing about a statement that clings to the one before", () =>
    checkNotOffered("Surround with `if`", "a$0[]$0\n"));
});

describe("invert if", () => {
  const { check } = checksOf("Invert if");
  const checkCondition = (condition: string, expected: string): void =>
    check(
      `i$0f (${condition}) { print(1) } else { print(2) }\n`,
      `if (${expected}) { print(2) } else { print(1) }\n`,
    );

  it("swaps the branches, comments included", () =>
    check(
      "if$0 (a) {\n  // one\n  print(1)\n} else {\n  print(2) // two\n}\n",
      "if (not a) {\n  print(2) // two\n} else {\n  // one\n  print(1)\n}\n",
    ));
  it("negates a name", () => checkCondition("a.b", "not a.b"));
  it("takes a not away", () => checkCondition("not a", "a"));
  it("takes a not as a call away", () => checkCondition("not (a = 1)", "a = 1"));
  it("negates =", () => checkCondition("a = 1", "a != 1"));
  it("negates <>", () => checkCondition("a <> 1", "a == 1"));
  it("negates is null", () => checkCondition("a is null", "a is not null"));
  it("negates is not null", () => checkCondition("a is not null", "a is null"));
  it("negates in", () => checkCondition("a in [1]", "a not in [1]"));
  it("negates not ilike", () => checkCondition("a not ilike '%b'", "a ilike '%b'"));
  it("negates =~", () => checkCondition("a =~ 'b'", "a !~ 'b'"));
  it("negates empty", () => checkCondition("empty(a)", "notEmpty(a)"));
  it("negates and", () => checkCondition("a and b = 1", "not a or b != 1"));
  it("negates or", () => checkCondition("(a or b) and c", "not a and not b or not c"));
  it("puts an and in parentheses that would be torn apart", () =>
    checkCondition("a and b or c", "(not a or not b) and not c"));
  it("negates an order of what are numbers", () =>
    checkCondition("length([a, 2]) > 2", "length([a, 2]) <= 2"));
  it("keeps an order of a length that may be missing", () =>
    checkCondition("length(a) > 0", "not (length(a) > 0)"));
  it("negates the order of a status", () =>
    check(
      "let res := fetch(u)\nif$0 (res.status>=400) { print(1) } else { print(2) }\n",
      "let res := fetch(u)\nif (res.status< 400) { print(2) } else { print(1) }\n",
    ));
  it("keeps an order of what may be no number", () => checkCondition("a < 1", "not (a < 1)"));
  it("keeps a between, which is false with null in any case", () =>
    checkCondition("a between 1 and 2", "not (a between 1 and 2)"));
  it("keeps parentheses at the start", () => checkCondition("(a).b", "not ((a).b)"));
  it("keeps a local function called empty", () =>
    check(
      "fun empty(a) { return 1 }\nif$0 (empty(1)) { print(1) } else { print(2) }\n",
      "fun empty(a) { return 1 }\nif (not empty(1)) { print(2) } else { print(1) }\n",
    ));
  it("says nothing without an else", () => checkNotOffered("Invert if", "if$0 (a) { print(1) }\n"));
  it("says nothing with an else if", () =>
    checkNotOffered("Invert if", "if$0 (a) { print(1) } else if (b) { print(2) }\n"));
  it("says nothing inside the branches", () =>
    checkNotOffered("Invert if", "if (a) { pr$0int(1) } else { print(2) }\n"));
});

describe("return early", () => {
  it("turns the last if of a function into a guard", () =>
    checkRefactoring(
      "Return early",
      "fun f(a) {\n  if$0 (a) {\n    // says it\n    print(1)\n    print('x\n    y')\n  }\n}\n",
      "fun f(a) {\n  if (not a) {\n    return\n  }\n  // says it\n  print(1)\n  print('x\n    y')\n}\n",
    ));
  it("turns the last if of a program into a guard", () =>
    checkRefactoring(
      "Return early",
      "i$0f (a = 1) {\n\tprint(1);\n}\n",
      "if (a != 1) {\n\treturn;\n}\nprint(1);\n",
    ));
  it("refuses two variables of a name", () =>
    checkDisabled(
      "Return early",
      "let a := 1\nif$0 (a) {\n  let a := 2\n}\n",
      /two variables `a`/,
    ));
  it("says nothing where something follows", () =>
    checkNotOffered("Return early", "if$0 (a) { print(1) }\nprint(2)\n"));
  it("says nothing at the end of a loop", () =>
    checkNotOffered("Return early", "while (b) {\n  if$0 (a) { print(1) }\n}\n"));
});

describe("merge nested ifs", () => {
  it("joins the conditions", () =>
    checkRefactoring(
      "Merge nested ifs",
      "if$0 (a or b) {\n  if (event.url) {\n    print(1)\n  }\n}\n",
      "if ((a or b) and event.url) {\n  print(1)\n}\n",
    ));
  it("refuses a condition that may fail", () =>
    checkDisabled(
      "Merge nested ifs",
      "if$0 (a) { if (length(a) > 1) { print(1) } }\n",
      /both sides/,
    ));
  it("says nothing with an else", () =>
    checkNotOffered("Merge nested ifs", "if$0 (a) { if (true) { print(1) } else { print(2) } }\n"));
  it("says nothing where the outer one holds more", () =>
    checkNotOffered("Merge nested ifs", "if$0 (a) { if (true) { print(1) } print(2) }\n"));
});

describe("if and conditional", () => {
  const toConditional = "Convert to conditional expression";
  it("chooses what to assign", () =>
    checkRefactoring(
      toConditional,
      "let x\nif$0 (a) {\n  x := 1;\n} else {\n  x := b ?? 2;\n}\n",
      "let x\nx := a ? 1 : b ?? 2;\n",
    ));
  it("chooses what to return", () =>
    checkRefactoring(
      toConditional,
      "fun f(a) {\n  if$0 (a ? b : c) return 1\n  return 2\n}\n",
      "fun f(a) {\n  return (a ? b : c) ? 1 : 2\n}\n",
    ));
  it("says nothing about two targets", () =>
    checkNotOffered(toConditional, "let x\nlet y\nif$0 (a) { x := 1 } else { y := 2 }\n"));
  it("says nothing where the target would be looked up earlier", () =>
    checkNotOffered(
      toConditional,
      "let x := {}\nif$0 (fetch(u)) { x.a := 1 } else { x.a := 2 }\n",
    ));
  it("says nothing about a comment", () =>
    checkNotOffered(toConditional, "let x\nif$0 (a) { x := 1 /* one */ } else { x := 2 }\n"));

  it("makes an if of a declaration", () =>
    checkRefactoring(
      "Convert to `if`",
      "let x$0 := a ? 1 : (2);\nprint(x);\n",
      "let x;\nif (a) {\n  x := 1;\n} else {\n  x := 2;\n}\nprint(x);\n",
    ));
  it("makes an if of a return", () =>
    checkRefactoring(
      "Convert to `if`",
      "return$0 a ? 1 : 2\n",
      "if (a) {\n  return 1\n} else {\n  return 2\n}\n",
    ));
  it("makes an if of an assignment", () =>
    checkRefactoring(
      "Convert to `if`",
      "let x := {}\nx.y $0:= a ? 1 : 2\n",
      "let x := {}\nif (a) {\n  x.y := 1\n} else {\n  x.y := 2\n}\n",
    ));
  it("says nothing about a variable that reads itself", () =>
    checkNotOffered("Convert to `if`", "let x$0 := a ? x : 2\n"));

  it("inverts a conditional", () =>
    checkRefactoring(
      "Invert conditional",
      "print(a == 1 ?$0 b : c ? d : e)\n",
      "print(a != 1 ? c ? d : e : b)\n",
    ));
  it("writes a question for null with ??", () =>
    checkRefactoring(
      "Write with `??`",
      "print((a.b != null ?$0 a.b : c and d) = 1)\n",
      "print((a.b ?? (c and d)) = 1)\n",
    ));
  it("writes is null with ??", () =>
    checkRefactoring("Write with `??`", "print(a is null ?$0 1 : a)\n", "print(a ?? 1)\n"));
  it("says nothing where another value is given", () =>
    checkNotOffered("Write with `??`", "print(a is null ?$0 1 : b)\n"));
});

describe("operators", () => {
  it("applies De Morgan's law to a not", () =>
    checkRefactoring(
      "Apply De Morgan's law",
      "print(not (a an$0d b = 1))\n",
      "print(not a or b != 1)\n",
    ));
  it("applies De Morgan's law to two nots", () =>
    checkRefactoring(
      "Apply De Morgan's law",
      "if (not a o$0r not b) { print(1) }\n",
      "if (not (a and b)) { print(1) }\n",
    ));
  it("keeps the law apart from an operator around it", () =>
    checkRefactoring(
      "Apply De Morgan's law",
      "print(not (a o$0r b) = c)\n",
      "print((not a and not b) = c)\n",
    ));
  it("flips a comparison", () =>
    checkRefactoring("Flip the operands of `<`", "print(event.a <$0 1)\n", "print(1 > event.a)\n"));
  it("flips an order into one that opens no tag", () =>
    checkRefactoring(
      "Flip the operands of `>`",
      "print(event.a>$0event.b)\n",
      "print(event.b< event.a)\n",
    ));
  it("flips a sum and keeps it together", () =>
    checkRefactoring("Flip the operands of `+`", "print(1 + 2 +$0 3)\n", "print(3 + (1 + 2))\n"));
  it("refuses to flip what is done in order", () =>
    checkDisabled("Flip the operands of `==`", "print(fetch(a) ==$0 fetch(b))\n", /another order/));
  it("says nothing about a difference", () =>
    checkNotOffered("Flip the operands of `-`", "print(1 -$0 2)\n"));
});

describe("texts", () => {
  const toTemplate = "Convert to template string";
  it("makes a template of ||", () =>
    checkRefactoring(toTemplate, "print('a' |$0| x.b || 'c')\n", "print(f'a{x.b}c')\n"));
  it("makes a template of concat", () =>
    checkRefactoring(toTemplate, "print(conc$0at('a', x, 1))\n", "print(f'a{x}{1}')\n"));
  it("escapes quotes, backslashes, braces and line breaks", () =>
    checkRefactoring(
      toTemplate,
      "print('it\\'s {a}\\\\\n\\t' |$0| x)\n",
      "print(f'it\\'s \\{a}\\\\\\n\\t{x}')\n",
    ));
  it("joins what is nested", () =>
    checkRefactoring(
      toTemplate,
      "print('a' ||$0 (concat(b, f'{c}-{d}') || ''))\n",
      "print(f'a{b}{c}-{d}')\n",
    ));
  it("keeps operators of an operand", () =>
    checkRefactoring(toTemplate, "print('a' ||$0 (b ?? 'c'))\n", "print(f'a{b ?? 'c'}')\n"));
  it("says nothing where a single value would lose that it is made a text", () =>
    checkNotOffered(toTemplate, "print('' ||$0 x)\n"));
  it("says nothing about a function of that name", () =>
    checkNotOffered(toTemplate, "fun concat(a, b) { return a }\nprint(con$0cat('a', b))\n"));

  const toJoin = "Convert to `||`";
  it("makes || of a template", () =>
    checkRefactoring(toJoin, "print(f'a$0{x.b}c')\n", "print('a' || x.b || 'c')\n"));
  it("decodes what it escapes otherwise", () =>
    checkRefactoring(toJoin, "print(f'it''s$0 \\{a}\\n{x}')\n", "print('it\\'s {a}\\n' || x)\n"));
  it("puts operands in parentheses that would be torn apart", () =>
    checkRefactoring(
      toJoin,
      "print(f'a$0{b + 1}{c ?? d}{e.f}')\n",
      "print('a' || (b + 1) || (c ?? d) || e.f)\n",
    ));
  it("puts the whole in parentheses", () =>
    checkRefactoring(toJoin, "print(f'a$0{b}'.length)\n", "print(('a' || b).length)\n"));
  it("says nothing about a template of one value", () =>
    checkNotOffered(toJoin, "print(f'$0{a}')\n"));
});

describe("notation", () => {
  it("writes a selection in brackets", () =>
    checkRefactoring(
      "Convert to bracket notation",
      "print(event.pl$0an.x)\n",
      "print(event['plan'].x)\n",
    ));
  it("keeps a question mark", () =>
    checkRefactoring(
      "Convert to bracket notation",
      "print(event?.pl$0an)\n",
      "print(event?.['plan'])\n",
    ));
  it("decodes a quoted name", () =>
    checkRefactoring(
      "Convert to bracket notation",
      "print(event.`it's$0`)\n",
      "print(event['it\\'s'])\n",
    ));
  it("says nothing about an assignment into a global", () =>
    checkNotOffered("Convert to bracket notation", "event.a$0 := 1\n"));
  it("writes a selection with a dot", () =>
    checkRefactoring(
      "Convert to dot notation",
      "print(event['pl$0an']['a b'])\n",
      "print(event.plan['a b'])\n",
    ));
  it("says nothing about a name that is no word", () =>
    checkNotOffered("Convert to dot notation", "print(event['a$0 b'])\n"));
  it("says nothing about a reserved word", () =>
    checkNotOffered("Convert to dot notation", "print(event['nu$0ll'])\n"));

  it("gives a lambda a block", () =>
    checkRefactoring(
      "Convert to block",
      "let f := x$0 -> {'a': x}\n",
      "let f := x -> { return {'a': x} }\n",
    ));
  it("takes a lambda's block away", () =>
    checkRefactoring(
      "Convert to expression",
      "let f := x$0 -> { return x + 1; }\n",
      "let f := x -> x + 1\n",
    ));
  it("keeps the value of a lambda apart from what follows", () =>
    checkRefactoring(
      "Convert to expression",
      "let f := x$0 -> { return x }\n(y) -> y\n",
      "let f := x -> (x)\n(y) -> y\n",
    ));
  it("keeps the value of a lambda out of the parameters of the next", () =>
    checkRefactoring(
      "Convert to expression",
      "print((x$0) -> { return x }, y -> y)\n",
      "print((x) -> (x), y -> y)\n",
    ));
  it("says nothing about a lambda that does more", () =>
    checkNotOffered("Convert to expression", "let f := x$0 -> { print(x); return x }\n"));

  it("adds braces to all branches", () =>
    checkRefactoring(
      "Add braces",
      "i$0f (a) print(1)\nelse\n  print(2)\n",
      "if (a) {\n  print(1)\n} else {\n  print(2)\n}\n",
    ));
  it("adds braces to a loop", () =>
    checkRefactoring(
      "Add braces",
      "while$0 (a)\r\n\tprint(1);\r\n",
      "while (a) {\r\n\tprint(1);\r\n}\r\n",
    ));
  it("adds no braces to an else if", () =>
    checkRefactoring(
      "Add braces",
      "if$0 (a) print(1); else if (b) print(2)\n",
      "if (a) {\n  print(1);\n} else if (b) print(2)\n",
    ));
  it("takes braces away", () =>
    checkRefactoring(
      "Remove braces",
      "if$0 (a) {\n  print(1)\n} else {\n  print(2)\n}\n",
      "if (a) print(1) else print(2)\n",
    ));
  it("ends what the next line could prolong", () =>
    checkRefactoring(
      "Remove braces",
      "if$0 (a) { print(1) }\n(b).c(1)\n",
      "if (a) print(1);\n(b).c(1)\n",
    ));
  it("leaves the braces around a declaration", () =>
    checkNotOffered("Remove braces", "if$0 (a) { let b := 1 }\n"));
  it("leaves the braces around an if, for its else", () =>
    checkNotOffered("Remove braces", "if$0 (a) { if (b) print(1) } else { print(2) }\n"));

  it("joins a declaration and an assignment", () =>
    checkRefactoring("Join declaration and assignment", "let a$0;\na := 1;\n", "let a := 1;\n"));
  it("joins no assignment that reads the variable", () =>
    checkNotOffered("Join declaration and assignment", "let a$0\na := [a]\n"));
});

describe("check the status of the answer", () => {
  const title = "Check the status of the answer";
  it("throws where the request fails", () =>
    checkRefactoring(
      title,
      "let res$0 := fetch(u);\nprint(1);\n",
      "let res := fetch(u);\nif (res.status >= 400) {\n  throw Error(f'The request failed with status {res.status}: {res.body}');\n}\nprint(1);\n",
    ));
  it("gives the answer a name", () =>
    checkRefactoring(
      title,
      "let res := 1\nfet$0ch(u)\n",
      "let res := 1\nlet res2 := fetch(u)\nif (res2.status >= 400) {\n  throw Error(f'The request failed with status {res2.status}: {res2.body}')\n}\n",
    ));
  it("says nothing where the status is looked at", () =>
    checkNotOffered(title, "let res$0 := fetch(u)\nif (res.status > 299) { print(1) }\n"));
});

describe("refactorings in a template", () => {
  it("write what JSON can hold", () =>
    checkInTemplate("Convert to bracket notation", 'Hi {event.`a"b$0`}!', "Hi {event['a\"b']}!"));
  it("write escapes twice", () =>
    checkInTemplate(
      "Convert to template string",
      "Hi {'it\\'s\\n' |$0| event.url || '!'}",
      "Hi {f'it\\'s\\n{event.url}!'}",
    ));
  it("find what stands behind an escape", () =>
    checkInTemplate(
      "Flip the operands of `==`",
      'Say "hi"\n{event.url ==$0 1}',
      'Say "hi"\n{1 == event.url}',
    ));
  it("invert a conditional", () =>
    checkInTemplate("Invert conditional", "{event.url ?$0 1 : 2}", "{not event.url ? 2 : 1}"));
  it("give a lambda a block", () =>
    checkInTemplate(
      "Convert to block",
      "{arrayMap(x$0 -> x || '!', [1])}",
      "{arrayMap(x -> { return x || '!' }, [1])}",
    ));
});
