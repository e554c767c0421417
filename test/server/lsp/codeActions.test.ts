import { checkFix, checkNoFix, checkTemplateFix } from "./checkFix.ts";

describe("quick fixes", () => {
  describe("of names", () => {
    it("change a function to the one that was meant", () =>
      checkFix("unknown-function", "print(uper(event.event))", "print(upper(event.event))"));

    it("change a function of another language", () =>
      checkFix("unknown-function", "print(toUpperCase('a'))", "print(upper('a'))"));

    it("change a function to one of the program", () =>
      checkFix(
        "unknown-function",
        "fun sendMail() {}\nsendMial()",
        "fun sendMail() {}\nsendMail()",
      ));

    it("declare a function", () =>
      checkFix(
        "unknown-function",
        "let name := 'a'\nprint(frobnicate(name, 1))",
        "let name := 'a'\nfun frobnicate(name, value2) {\n  return null\n}\nprint(frobnicate(name, 1))",
        { title: "Declare the function `frobnicate`" },
      ));

    it("change a global", () =>
      checkFix("unknown-global", "print(evnt.event)", "print(event.event)"));

    it("change a variable", () =>
      checkFix("unknown-global", "let total := 1\nprint(totl)", "let total := 1\nprint(total)", {
        type: "destination",
      }));

    it("declare a variable where it is read", () =>
      checkFix(
        "unknown-global",
        "if (true) {\n  print(xyzzy)\n}",
        "if (true) {\n  let xyzzy := null\n  print(xyzzy)\n}",
        { type: "destination", title: "Declare `xyzzy` with `let`" },
      ));

    it("say nothing about a global of another type", () =>
      checkNoFix("unknown-global", "print(person.name)", { type: "transformation" }));

    it("change an input", () =>
      checkFix("unknown-input", "print(inputs.tokn)", "print(inputs.token)", {
        inputs: [{ key: "token", type: "string" }],
      }));

    it("change an input in brackets", () =>
      checkFix("unknown-input", "print(inputs['tokn'])", "print(inputs['token'])", {
        inputs: [{ key: "token", type: "string" }],
      }));

    it("put an input whose name needs it in brackets", () =>
      checkFix("unknown-input", "print(inputs.user_nam)", "print(inputs['user-name'])", {
        inputs: [{ key: "user-name", type: "string" }],
      }));

    it("change a property", () =>
      checkFix("unknown-property", "print(event.propertys)", "print(event.properties)", {
        type: "destination",
      }));

    it("know what people mean with `event.name`", () =>
      checkFix("unknown-property", "print(event.name)", "print(event.event)", {
        type: "destination",
      }));

    it("change a unit in the plural", () =>
      checkFix(
        "unknown-unit",
        "print(dateAdd('days', 1, now()))",
        "print(dateAdd('day', 1, now()))",
      ));

    it("change a misspelt unit", () =>
      checkFix(
        "unknown-unit",
        "print(dateAdd('Mnth', 1, now()))",
        "print(dateAdd('month', 1, now()))",
      ));

    it("leave a unit alone that is like none", () =>
      checkNoFix("unknown-unit", "print(dateAdd('fortnight', 1, now()))"));

    it("change the rule of a comment", () =>
      checkFix(
        "unknown-rule",
        "let a := 1 // hog-ignore unused-variabel",
        "let a := 1 // hog-ignore unused-variable",
      ));

    it("put a name with a hyphen in brackets", () =>
      checkFix(
        "hyphenated-name",
        "print(event.properties.utm-source)",
        "print(event.properties['utm-source'])",
      ));

    it("put spaces around what should have been a minus", () =>
      checkFix("hyphenated-name", "print(a.b-c)", "print(a.b - c)", {
        title: "Subtract, with spaces around the `-`",
      }));
  });

  describe("of assignments", () => {
    it("assign with `:=`", () =>
      checkFix("assignment-as-comparison", "let a := 1\na = 2", "let a := 1\na := 2"));

    it("declare what is assigned for the first time", () =>
      checkFix("assignment-as-comparison", "total = 1", "let total := 1"));

    it("assign a property", () =>
      checkFix("assignment-as-comparison", "let a := {}\na.b = 2", "let a := {}\na.b := 2"));

    it("assign instead of comparing with `==`", () =>
      checkFix("statement-without-effect", "let a := 1\na == 2", "let a := 1\na := 2"));

    it("write the sign of a `let`", () =>
      checkFix("expected-assign", "let a = 1\nprint(a)", "let a := 1\nprint(a)"));

    it("write the sign of a `let` in a loop", () =>
      checkFix(
        "expected-assign",
        "for (let i = 1; i < 3; i := i + 1) { print(i) }",
        "for (let i := 1; i < 3; i := i + 1) { print(i) }",
      ));

    it("declare what is only assigned", () =>
      checkFix(
        "undeclared-assignment",
        "total := 1\nprint(total)",
        "let total := 1\nprint(total)",
      ));

    it("change what is assigned to what is declared", () =>
      checkFix(
        "undeclared-assignment",
        "let total := 1\ntotl := 2\nprint(total)",
        "let total := 1\ntotal := 2\nprint(total)",
      ));

    it("declare no step of a loop", () =>
      checkNoFix("undeclared-assignment", "for (let i := 1; i < 3; k := 2) { print(i) }"));

    it("assign what is declared twice", () =>
      checkFix(
        "duplicate-declaration",
        "let total := 1\nlet total := 2\nprint(total)",
        "let total := 1\ntotal := 2\nprint(total)",
      ));

    it("declare no function anew", () =>
      checkNoFix("duplicate-declaration", "fun a() {}\nlet a := 1\nprint(a)"));

    it("compare in a condition", () =>
      checkFix(
        "assignment-in-expression",
        "let x := 1\nif (x := 1) {}",
        "let x := 1\nif (x = 1) {}",
      ));

    it("leave the name of an argument out", () =>
      checkFix("assignment-in-expression", "print(url := 'a')", "print('a')"));

    it("change a copy of a global", () =>
      checkFix(
        "lost-global-assignment",
        "if (true) {\n  event.properties['plan'] := 'free'\n}",
        "if (true) {\n  let copy := event\n  copy.properties['plan'] := 'free'\n}",
        { title: "Change a copy of `event`" },
      ));

    it("change the copy that is there", () =>
      checkFix(
        "lost-global-assignment",
        "let result := event\nevent.properties['plan'] := 'free'\nreturn result",
        "let result := event\nresult.properties['plan'] := 'free'\nreturn result",
      ));

    it("change a copy where PostHog refuses the assignment", () =>
      checkFix(
        "undeclared-assignment",
        "event.name := 'x'",
        "let copy := event\ncopy.name := 'x'",
        { title: "Change a copy of `event`" },
      ));

    it("return the copy that is changed", () =>
      checkFix(
        "undeclared-assignment",
        "event.properties.x := 1\nreturn event",
        "let copy := event\ncopy.properties.x := 1\nreturn copy",
        { type: "transformation", title: "Change a copy of `event`" },
      ));

    it("change the same copy by the assignments that follow", () =>
      checkFix(
        "lost-global-assignment",
        "event.properties['x'] := 1\nevent.properties['y'] := event.properties.z\nreturn event",
        "let copy := event\ncopy.properties['x'] := 1\ncopy.properties['y'] := copy.properties.z\nreturn copy",
        { title: "Change a copy of `event`" },
      ));

    it("copy above the block when the event is returned behind it", () =>
      checkFix(
        "lost-global-assignment",
        "print(event)\nif (event.event = 'a') {\n  event.properties['x'] := 1\n}\nreturn event",
        "print(event)\nlet copy := event\nif (event.event = 'a') {\n  copy.properties['x'] := 1\n}\nreturn copy",
        { title: "Change a copy of `event`" },
      ));

    it("copy above a loop, all of which reads the copy", () =>
      checkFix(
        "lost-global-assignment",
        "for (let i := 1; i < 3; i := i + 1) {\n  print(event.properties.x)\n  event.properties['x'] := i\n}\nreturn event",
        "let copy := event\nfor (let i := 1; i < 3; i := i + 1) {\n  print(copy.properties.x)\n  copy.properties['x'] := i\n}\nreturn copy",
        { title: "Change a copy of `event`" },
      ));

    it("copy inside the function that assigns", () =>
      checkFix(
        "lost-global-assignment",
        "fun f() {\n  event.properties['x'] := 1\n  return event\n}\nprint(f(), event)",
        "fun f() {\n  let copy := event\n  copy.properties['x'] := 1\n  return copy\n}\nprint(f(), event)",
        { title: "Change a copy of `event`" },
      ));

    it("return the copy that was there", () =>
      checkFix(
        "lost-global-assignment",
        "let result := event\nif (true) {\n  event.properties['é'] := 'ü'\n}\nreturn event",
        "let result := event\nif (true) {\n  result.properties['é'] := 'ü'\n}\nreturn result",
      ));

    it("leave reads alone where another local is called like the copy", () =>
      checkFix(
        "lost-global-assignment",
        "let b := event\nevent.properties['x'] := 1\nprint(arrayMap(b -> event.event, [b]))\nreturn event",
        "let b := event\nb.properties['x'] := 1\nprint(arrayMap(b -> event.event, [b]))\nreturn b",
      ));

    it("leave a local of the same name and other globals alone", () =>
      checkFix(
        "lost-global-assignment",
        "event.properties['x'] := 1\nprint(person, (event) -> event)\nreturn event",
        "let copy := event\ncopy.properties['x'] := 1\nprint(person, (event) -> event)\nreturn copy",
        { title: "Change a copy of `event`" },
      ));

    it("assign a name with a hyphen in brackets", () =>
      checkFix(
        "assignment-in-expression",
        "let e := event\ne.properties.a-b := 1\nprint(e)",
        "let e := event\ne.properties['a-b'] := 1\nprint(e)",
      ));

    it("assign a name with several hyphens in brackets", () =>
      checkFix(
        "assignment-in-expression",
        "let e := event\ne.a-b-c := 1\nprint(e)",
        "let e := event\ne['a-b-c'] := 1\nprint(e)",
      ));

    it("compare where a minus has spaces", () =>
      checkFix(
        "assignment-in-expression",
        "let e := event\nprint(e.a - b := 1)",
        "let e := event\nprint(e.a - b = 1)",
      ));

    it("remove an assignment of a thing to itself", () =>
      checkFix("self-assignment", "let a := 1\na := a;\nprint(a)", "let a := 1\nprint(a)"));

    it("count on by assigning", () =>
      checkFix(
        "expected-expression",
        "let i := 0\ni++\nprint(i)",
        "let i := 0\ni := i + 1\nprint(i)",
      ));

    it("add by assigning", () =>
      checkFix(
        "expected-expression",
        "let i := 0\ni += 2\nprint(i)",
        "let i := 0\ni := i + 2\nprint(i)",
      ));

    it("count down by assigning", () =>
      checkFix(
        "minus-minus-comment",
        "let i := 3\ni--\nprint(i)",
        "let i := 3\ni := i - 1\nprint(i)",
      ));

    it("subtract a negative number", () =>
      checkFix("minus-minus-comment", "let i := 3--1\nprint(i)", "let i := 3 - -1\nprint(i)"));

    it("assign in the head of a loop", () =>
      checkFix(
        "expression-in-for-head",
        "for (let i := 1; i < 3; i = i + 1) { print(i) }",
        "for (let i := 1; i < 3; i := i + 1) { print(i) }",
      ));

    it("count on in the head of a loop", () =>
      checkFix(
        "expression-in-for-head",
        "for (let i := 1; i < 3; i++) { print(i) }",
        "for (let i := 1; i < 3; i := i + 1) { print(i) }",
      ));

    it("declare nothing at the end of a head", () =>
      checkFix(
        "expression-in-for-head",
        "for (let i := 1; i < 3; let i := i + 1) { print(i) }",
        "for (let i := 1; i < 3; i := i + 1) { print(i) }",
      ));
  });

  describe("of texts", () => {
    it("write single quotes", () => checkFix("quoted-text", 'print("hello")', "print('hello')"));

    it("escape what single quotes need", () =>
      checkFix(
        "quoted-text",
        String.raw`print("it's \\ 'so'")`,
        String.raw`print('it\'s \\ \'so\'')`,
      ));

    it("make a template of one of JavaScript", () =>
      checkFix(
        "quoted-text",
        "print(`Hello ${person.name}, it's {you}`)",
        String.raw`print(f'Hello {person.name}, it\'s \{you}')`,
      ));

    it("put an `f` before a template", () =>
      checkFix(
        "template-without-f",
        "print('Hello {person.name}')",
        "print(f'Hello {person.name}')",
      ));

    it("take the second braces of Liquid away", () =>
      checkFix(
        "template-without-f",
        "print('Hello {{ person.name }}')",
        "print(f'Hello { person.name }')",
      ));

    it("make no template of what would not be read", () =>
      checkNoFix("template-without-f", `print('{"a": {event.event}, "b": [1 2]}')`));

    it("join texts", () =>
      checkFix(
        "plus-on-text",
        "print('Hello ' + person.name + '!')",
        "print('Hello ' || person.name || '!')",
      ));

    it("add numbers before they join texts", () =>
      checkFix("plus-on-text", "print(1 + 2 + ' items')", "print(1 + 2 || ' items')"));

    it("join texts in a template", () =>
      checkFix(
        "plus-on-text",
        "print('Hello {you} ' + person.name + f' {1}')",
        String.raw`print(f'Hello \{you} {person.name} {1}')`,
        { title: "Write a template" },
      ));

    it("join no lists", () => checkNoFix("plus-on-text", "print([1, 2] + 3)"));

    it("double the backslash of an escape that does not exist", () =>
      checkFix(
        "unknown-escape",
        String.raw`print(match('a', '\d+\.\d'))`,
        String.raw`print(match('a', '\\d+\\.\\d'))`,
      ));

    it("write the character of an escape", () =>
      checkFix("undecoded-escape", String.raw`print('caf\xe9')`, "print('café')"));

    it("keep a backslash that stays", () =>
      checkFix("undecoded-escape", String.raw`print('C:\New')`, String.raw`print('C:\\New')`));

    it("take a zero away", () =>
      checkFix("undecoded-escape", String.raw`print('a\0b')`, "print('ab')"));

    it("close a text at the end of its line", () =>
      checkFix("unterminated-string", "let a := 'abc\nprint(a)", "let a := 'abc'\nprint(a)"));

    it("close a comment", () => checkFix("unterminated-comment", "/* abc", "/* abc */"));

    it("write minutes", () =>
      checkFix(
        "month-for-minutes",
        "print(formatDateTime(now(), '%Y-%m-%d %H:%M:%S'))",
        "print(formatDateTime(now(), '%Y-%m-%d %H:%i:%S'))",
      ));

    it("double the dollar sign", () =>
      checkFix(
        "replacement-pattern",
        "print(replaceAll('a', 'b', '$$ $&'))",
        "print(replaceAll('a', 'b', '$$ $$&'))",
      ));

    it("quote a key", () =>
      checkFix("variable-as-key", "print({email: event.event})", "print({'email': event.event})"));

    it("write a long number as text", () =>
      checkFix("unsafe-integer", "print(9007199254740993)", "print('9007199254740993')"));

    it("lower the letter of a template", () =>
      checkFix("upper-case-template", "print(F'{1}')", "print(f'{1}')"));
  });

  describe("of signs and words", () => {
    it("write `and`", () =>
      checkFix("unexpected-character", "if (true && false) {}", "if (true and false) {}"));

    it("write `and` with spaces", () =>
      checkFix("unexpected-character", "let a := 1\nif (a&&a) {}", "let a := 1\nif (a and a) {}"));

    it("write `not`", () => checkFix("unexpected-character", "if (!true) {}", "if (not true) {}"));

    it("write `==`", () => checkFix("expected-expression", "if (1 === 2) {}", "if (1 == 2) {}"));

    it("write `!=`", () => checkFix("expected-expression", "if (1 !== 2) {}", "if (1 != 2) {}"));

    it("write an arrow", () =>
      checkFix(
        "expected-expression",
        "let f := (a) => a\nprint(f(1))",
        "let f := (a) -> a\nprint(f(1))",
      ));

    it("declare with `let`", () =>
      checkFix("foreign-keyword", "const x = 1\nprint(x)", "let x := 1\nprint(x)"));

    it("declare with `let` where the sign is right", () =>
      checkFix("foreign-keyword", "var x := 1\nprint(x)", "let x := 1\nprint(x)"));

    it("declare a function", () =>
      checkFix(
        "foreign-keyword",
        "function f(a) { return a }\nprint(f(1))",
        "fun f(a) { return a }\nprint(f(1))",
      ));

    it("write a lambda", () =>
      checkFix(
        "foreign-keyword",
        "let f := function(a) { return a }\nprint(f(1))",
        "let f := (a) -> { return a }\nprint(f(1))",
      ));

    it("write `else if`", () =>
      checkFix(
        "foreign-keyword",
        "if (1 = 2) { print(1) } elif (1 = 3) { print(2) }",
        "if (1 = 2) { print(1) } else if (1 = 3) { print(2) }",
      ));

    it("take `await` away", () =>
      checkFix(
        "foreign-keyword",
        "let r := await fetch('x')\nprint(r)",
        "let r := fetch('x')\nprint(r)",
      ));

    it("take `new` away", () =>
      checkFix("foreign-keyword", "throw new Error('x')", "throw Error('x')"));

    it("take `const` away in front of `let`", () =>
      checkFix("foreign-keyword", "const let a := 1\nprint(a)", "let a := 1\nprint(a)"));

    it("take `function` away in front of `fun`", () =>
      checkFix(
        "foreign-keyword",
        "function fun f(a) {\n  return a\n}\nprint(f(1))",
        "fun f(a) {\n  return a\n}\nprint(f(1))",
      ));

    it("call `typeof`", () =>
      checkFix("foreign-keyword", "print(typeof event)", "print(typeof(event))"));

    it("call `typeof` with what is selected, not with what is compared", () =>
      checkFix(
        "foreign-keyword",
        "print(typeof event.properties['é'] = 'string')",
        "print(typeof(event.properties['é']) = 'string')",
      ));

    it("have nothing for `typeof` of a text", () =>
      checkNoFix("foreign-keyword", "print(typeof 'a')"));

    it("put the head of an `if` in parentheses", () =>
      checkFix(
        "keyword-read-as-name",
        "if event.event == 'x' {\n  print(1)\n}",
        "if (event.event == 'x') {\n  print(1)\n}",
      ));

    it("put the head of an `if` on one line in parentheses", () =>
      checkFix(
        "keyword-read-as-name",
        "if event.event = 'x' { print(1) }",
        "if (event.event = 'x') { print(1) }",
      ));

    it("put the head of an `else if` in parentheses", () =>
      checkFix(
        "keyword-read-as-name",
        "if (true) {\n  print(1)\n} else if not event.a {\n  print(2)\n}",
        "if (true) {\n  print(1)\n} else if (not event.a) {\n  print(2)\n}",
      ));

    it("put the head of a loop in parentheses", () =>
      checkFix(
        "keyword-read-as-name",
        "for let x in [1] { print(x) }",
        "for (let x in [1]) { print(x) }",
      ));

    it("declare the name of a loop too", () =>
      checkFix(
        "keyword-read-as-name",
        "for x in [1] {\n  print(x)\n}",
        "for (let x in [1]) {\n  print(x)\n}",
      ));

    it("have no parentheses where the brace is missing", () =>
      checkNoFix("keyword-read-as-name", "if event.event"));

    it("loop with `in`", () =>
      checkFix(
        "expected-in",
        "for (let x of event.list) { print(x) }",
        "for (let x in event.list) { print(x) }",
      ));

    it("have nothing for another word than `of`", () =>
      checkNoFix("expected-in", "for (let key, value event.list) { print(key) }"));

    it("close the parentheses at the end of a line", () =>
      checkFix("expected-comma", "print(upper('é')\nprint(2)", "print(upper('é'))\nprint(2)"));

    it("close several parentheses, in front of a comment", () =>
      checkFix(
        "expected-comma",
        "print(upper(lower('a') // b\nprint(2)",
        "print(upper(lower('a'))) // b\nprint(2)",
      ));

    it("close the parentheses at the end of the text", () =>
      checkFix("expected-comma", "print(upper('a')", "print(upper('a'))"));

    it("close no parentheses where another bracket is open", () =>
      checkNoFix("expected-comma", "let a := [1, 2\nprint(a)"));

    it("close no parentheses in the middle of a line", () =>
      checkNoFix("expected-comma", "print(upper('a') print(2)"));

    it("close no parentheses where a comma is missing", () =>
      checkNoFix("expected-comma", "print('a'\n'b')"));

    it("write `null`", () => checkFix("foreign-keyword", "print(undefined)", "print(null)"));

    it("have nothing for `switch`", () => checkNoFix("foreign-keyword", "switch (1) {}"));

    it("write an operator in lower case", () =>
      checkFix("capital-operator", "if (NOT (true)) {}", "if (not (true)) {}"));

    it("let `else` follow its `if`", () =>
      checkFix(
        "keyword-read-as-name",
        "if (true) { print(1) }; else { print(2) }",
        "if (true) { print(1) } else { print(2) }",
      ));

    it("end a `return` before `else`", () =>
      checkFix(
        "keyword-read-as-name",
        "if (true) return else print(2)",
        "if (true) return; else print(2)",
      ));

    it("declare the name of a loop", () =>
      checkFix(
        "statement-read-as-call",
        "for (item in [1, 2]) { print(item) }",
        "for (let item in [1, 2]) { print(item) }",
      ));

    it("end the line before a parenthesis", () =>
      checkFix("continued-line", "let f := print\n(x -> x)(1)", "let f := print;\n(x -> x)(1)"));

    it("end a `return`", () =>
      checkFix(
        "return-takes-next-line",
        "if (not event.event) return\nprint('a')",
        "if (not event.event) return;\nprint('a')",
      ));

    it("take the `;` of an empty body away", () =>
      checkFix("empty-body", "if (event.event); { return }", "if (event.event) { return }"));

    it("leave a `;` that no block follows", () =>
      checkNoFix("empty-body", "if (event.event);\nprint(1)"));

    it("write the condition of an endless loop", () =>
      checkFix(
        "for-without-condition",
        "for (let i := 0; ; i := i + 1) { return i }",
        "for (let i := 0; true; i := i + 1) { return i }",
      ));

    it("write the condition of a loop that has nothing", () =>
      checkFix("for-without-condition", "for (;;) { return }", "for (; true;) { return }"));

    it("put an argument in parentheses", () =>
      checkFix("juxtaposed-expressions", "print 'hello'", "print('hello')"));

    it("write a space behind `<`", () =>
      checkFix(
        "comparison-opens-tag",
        "let a := 1\nlet b := 2\nreturn a<b and a",
        "let a := 1\nlet b := 2\nreturn a< b and a",
      ));

    it("convert instead of casting", () =>
      checkFix("not-supported", "print('1'::int)", "print(toInt('1'))"));

    it("convert instead of casting with words", () =>
      checkFix(
        "not-supported",
        "print(cast(event.event as string))",
        "print(toString(event.event))",
      ));

    it("compare instead of asking for a distinction", () =>
      checkFix("not-supported", "print(1 is distinct from 2)", "print(1 != 2)"));

    it("take the braces of a value away", () =>
      checkFix(
        "placeholder-outside-sql",
        "let total := 1\nreturn {total}",
        "let total := 1\nreturn total",
        {
          title: "Take the braces away",
        },
      ));

    it("write a dictionary", () =>
      checkFix(
        "placeholder-outside-sql",
        "let total := 1\nreturn {total}",
        "let total := 1\nreturn {'total': total}",
        { title: "Write a dictionary" },
      ));
  });

  describe("of calls", () => {
    it("put the function first", () =>
      checkFix(
        "function-comes-first",
        "print(arrayMap(['a'], name -> upper(name)))",
        "print(arrayMap(name -> upper(name), ['a']))",
      ));

    it("put the separator first", () =>
      checkFix(
        "separator-comes-first",
        "print(splitByString(event.event, ','))",
        "print(splitByString(',', event.event))",
      ));

    it("put the unit first", () =>
      checkFix(
        "unit-comes-first",
        "print(dateAdd(now(), 1, 'days'))",
        "print(dateAdd('day', 1, now()))",
      ));

    it("put the unit of a difference first", () =>
      checkFix(
        "unit-comes-first",
        "print(dateDiff(event.timestamp, now(), 'day'))",
        "print(dateDiff('day', event.timestamp, now()))",
      ));

    it("do not guess which is the date", () =>
      checkNoFix("unit-comes-first", "print(dateAdd(event.a, event.b, 'day'))"));

    it("call a function instead of a method", () =>
      checkFix(
        "javascript-method",
        "print(event.event.toUpperCase())",
        "print(upper(event.event))",
      ));

    it("print to the logs", () =>
      checkFix("javascript-method", "console.log('a', 1)", "print('a', 1)"));

    it("put what is split last", () =>
      checkFix(
        "javascript-method",
        "print(event.event.split(','))",
        "print(splitByString(',', event.event))",
      ));

    it("assign a list that grows", () =>
      checkFix(
        "javascript-method",
        "let list := []\nlist.push(1)\nprint(list)",
        "let list := []\nlist := arrayPushBack(list, 1)\nprint(list)",
      ));

    it("put an operator in parentheses", () =>
      checkFix("javascript-method", "print(1 + ['a'].includes('a'))", "print(1 + ('a' in ['a']))"));

    it("count from 1 in a part of a text", () =>
      checkFix(
        "javascript-method",
        "print(event.event.slice(1, 3))",
        "print(substring(event.event, 2, 2))",
      ));

    it("ask for a length", () =>
      checkFix(
        "javascript-method",
        "let a := 'abc'\nprint(a.length)",
        "let a := 'abc'\nprint(length(a))",
      ));

    it("have no function for some methods", () =>
      checkNoFix("javascript-method", "event.event.forEach(x -> print(x))"));

    it("give `if` its last value", () =>
      checkFix(
        "if-without-otherwise",
        "print(if(event.event, 'vip'))",
        "print(if(event.event, 'vip', null))",
      ));

    it("round to decimals", () =>
      checkFix(
        "ignored-argument",
        "let price := 1.234\nprint(round(price + 1, 2))",
        "let price := 1.234\nprint(round((price + 1) * 100) / 100)",
      ));

    it("remove an argument without effect", () =>
      checkFix(
        "ignored-argument",
        "print(position('abc', 'b', 2))",
        "print(position('abc', 'b'))",
        {
          title: "Remove the argument",
        },
      ));

    it("show the time of a zone", () =>
      checkFix("ignored-argument", "print(now('UTC'))", "print(toTimeZone(now(), 'UTC'))"));

    it("take SQL out of a call", () =>
      checkFix("ignored-modifier", "print(length(distinct [1]))", "print(length([1]))"));

    it("assign what a function gives", () =>
      checkFix(
        "result-ignored",
        "let items := []\narrayPushBack(items, 1)\nprint(items)",
        "let items := []\nitems := arrayPushBack(items, 1)\nprint(items)",
      ));

    it("throw an error", () =>
      checkFix("throw-without-error", "throw 'no address'", "throw Error('no address')"));

    it("trim white space", () =>
      checkFix("trim-one-character", "print(trim('a ', ''))", "print(trim('a '))"));

    it("look at the status of an answer", () =>
      checkFix(
        "fetch-result-ignored",
        "if (true) {\n  fetch('https://example.com', {'method': 'GET'});\n}",
        "if (true) {\n  let res := fetch('https://example.com', {'method': 'GET'});\n  if (res.status >= 400) {\n    throw Error(f'The request failed with status {res.status}: {res.body}');\n  }\n}",
      ));

    it("give an answer a name that is free", () =>
      checkFix(
        "fetch-result-ignored",
        "let res := 1\nprint(res)\nfetch('a', {'body': 1})",
        "let res := 1\nprint(res)\nlet res2 := fetch('a', {'body': 1})\nif (res2.status >= 400) {\n  throw Error(f'The request failed with status {res2.status}: {res2.body}')\n}",
      ));

    it("say the method of a request", () =>
      checkFix("fetch-sends-post", "print(fetch('a'))", "print(fetch('a', {'method': 'GET'}))", {
        title: "Add `'method': 'GET'`",
      }));

    it("say the method among other options", () =>
      checkFix(
        "fetch-sends-post",
        "print(fetch('a', {'headers': {}}))",
        "print(fetch('a', {'method': 'POST', 'headers': {}}))",
        { title: "Add `'method': 'POST'`" },
      ));

    it("call a function that is a condition", () =>
      checkFix(
        "constant-condition",
        "fun isReady() { return event.event = 'a' }\nif (isReady) {}",
        "fun isReady() { return event.event = 'a' }\nif (isReady()) {}",
      ));
  });

  describe("of numbers", () => {
    it("count from 1", () => checkFix("array-index-zero", "print([1][0])", "print([1][1])"));

    it("count tuples from 1", () =>
      checkFix("index-from-zero", "let t := (1, 2)\nprint(t.0)", "let t := (1, 2)\nprint(t.1)"));

    it("let a loop count from 1", () =>
      checkFix(
        "index-from-zero",
        "let names := ['a']\nfor (let i := 0; i < length(names); i := i + 1) { print(names[i]) }",
        "let names := ['a']\nfor (let i := 1; i <= length(names); i := i + 1) { print(names[i]) }",
      ));

    it("count characters from 1", () =>
      checkFix(
        "substring-from-zero",
        "print(substring('abc', 0, 2))",
        "print(substring('abc', 1, 2))",
      ));

    it("add 1 to the key of a loop", () =>
      checkFix(
        "zero-based-key",
        "let names := ['a']\nfor (let i, name in names) { print(name, names[i]) }",
        "let names := ['a']\nfor (let i, name in names) { print(name, names[i + 1]) }",
      ));

    it("compare a position with 0", () =>
      checkFix(
        "position-never-negative",
        "if (position('a', 'b') != -1) {}",
        "if (position('a', 'b') > 0) {}",
      ));

    it("compare a missing position with 0", () =>
      checkFix(
        "position-never-negative",
        "if (indexOf(['a'], 'b') = -1) {}",
        "if (indexOf(['a'], 'b') = 0) {}",
      ));
  });

  describe("of conditions", () => {
    it("put `??` in parentheses", () =>
      checkFix(
        "coalesce-precedence",
        "if (event.event ?? 'free' = 'free') {}",
        "if ((event.event ?? 'free') = 'free') {}",
      ));

    it("put `??` behind a comparison in parentheses", () =>
      checkFix(
        "coalesce-precedence",
        "if ('free' = event.event ?? 'free') {}",
        "if ('free' = (event.event ?? 'free')) {}",
      ));

    it("negate a whole comparison", () =>
      checkFix(
        "not-before-parenthesis",
        "if (not (event.event) = 'free') {}",
        "if (not ((event.event) = 'free')) {}",
      ));

    it("join two comparisons", () =>
      checkFix(
        "comparison-chain",
        "let n := 5\nif (1 < n < 10) {}",
        "let n := 5\nif (1 < n and n < 10) {}",
      ));

    it("negate two joined comparisons together", () =>
      checkFix(
        "comparison-chain",
        "let n := 5\nif (not 1 < n < 10) {}",
        "let n := 5\nif (not (1 < n and n < 10)) {}",
      ));

    it("evaluate nothing twice", () =>
      checkNoFix("comparison-chain", "if (1 < length('a') < 10) {}"));

    it("write a range as two comparisons", () =>
      checkFix(
        "between-on-stack",
        "let n := 5\nlet isIn := n between 1 and 10\nprint(isIn)",
        "let n := 5\nlet isIn := n >= 1 and n <= 10\nprint(isIn)",
      ));

    it("compare in each `when`", () =>
      checkFix(
        "case-with-operand",
        "let n := 5\nprint(case n when 1 then 'a' when 2 then 'b' else 'c' end)",
        "let n := 5\nprint(case when n = 1 then 'a' when n = 2 then 'b' else 'c' end)",
      ));

    it("ask whether an object is empty", () =>
      checkFix(
        "comparison-by-identity",
        "if (event.properties = {}) {}",
        "if (empty(event.properties)) {}",
      ));

    it("compare lists as texts", () =>
      checkFix(
        "comparison-by-identity",
        "if (event.properties.tags = ['a']) {}",
        "if (jsonStringify(event.properties.tags) = jsonStringify(['a'])) {}",
        { title: "Compare both as `jsonStringify(…)`" },
      ));

    it("ask whether a list has something", () =>
      checkFix(
        "list-as-condition",
        "let tags := []\nif (tags) {}",
        "let tags := []\nif (notEmpty(tags)) {}",
      ));

    it("ask whether a list is empty", () =>
      checkFix(
        "list-as-condition",
        "let tags := []\nif (not tags) {}",
        "let tags := []\nif (empty(tags)) {}",
      ));

    it("evaluate the right side of `and` only if needed", () =>
      checkFix(
        "and-or-evaluate-both",
        "if (event.a != null and length(event.a) > 3) {}",
        "if (event.a != null ? length(event.a) > 3 : false) {}",
      ));

    it("evaluate the right side of `or` only if needed", () =>
      checkFix(
        "and-or-evaluate-both",
        "if ((event.a = null or length(event.a) > 3) and true) {}",
        "if ((event.a = null ? true : length(event.a) > 3) and true) {}",
      ));

    it("search in the keys", () =>
      checkFix(
        "search-in-object",
        "if ('plan' in {'plan': 1}) {}",
        "if ('plan' in keys({'plan': 1})) {}",
      ));

    it("compare with the whole text", () =>
      checkFix(
        "like-matches-anywhere",
        "if (event.event like 'sale') {}",
        "if (event.event = 'sale') {}",
        {
          title: "Compare the whole text",
        },
      ));

    it("compare with the start of a text", () =>
      checkFix(
        "like-matches-anywhere",
        "if (event.event not like 'sale%') {}",
        "if (not startsWith(event.event, 'sale')) {}",
        { title: "Use `startsWith(…)`" },
      ));

    it("write the signs of a pattern that may be anywhere", () =>
      checkFix(
        "like-matches-anywhere",
        "if (event.event ilike 'sale') {}",
        "if (event.event ilike '%sale%') {}",
        {
          title: "Add the `%` that is meant",
        },
      ));

    it("write a type that exists", () =>
      checkFix(
        "typeof-never",
        "if (typeof(event) = 'dict') {}",
        "if (typeof(event) = 'object') {}",
      ));

    it("write both types of numbers", () =>
      checkFix(
        "typeof-never",
        "if (typeof(event.a) != 'number') {}",
        "if (typeof(event.a) not in ['integer', 'float']) {}",
      ));
  });

  describe("of dates", () => {
    it("add to a date", () =>
      checkFix(
        "date-arithmetic",
        "print(now() + interval 1 day)",
        "print(dateAdd('day', 1, now()))",
      ));

    it("subtract from a date", () =>
      checkFix(
        "date-arithmetic",
        "print(now() - interval 2 hour)",
        "print(dateAdd('hour', -2, now()))",
      ));

    it("have nothing for the difference of two dates", () =>
      checkNoFix("date-arithmetic", "print(now() - now())"));

    it("use a unit that works", () =>
      checkFix("interval-without-function", "print(interval 2 week)", "print(interval 14 day)"));
  });

  describe("of functions and loops", () => {
    it("give the value of a lambda", () =>
      checkFix(
        "lambda-returns-null",
        "print(arrayMap(x -> { x * 2 }, [1]))",
        "print(arrayMap(x -> x * 2, [1]))",
      ));

    it("return from the block of a lambda", () =>
      checkFix(
        "lambda-returns-null",
        "print(arrayMap(x -> { let y := x; y * 2; }, [1]))",
        "print(arrayMap(x -> { let y := x; return y * 2; }, [1]))",
      ));

    it("move a function above its first use", () =>
      checkFix(
        "use-before-definition",
        "let n := 1\nif (true) {\n  print(double(n))\n}\nfun double(n) {\n  return n * 2\n}\n",
        "let n := 1\nfun double(n) {\n  return n * 2\n}\nif (true) {\n  print(double(n))\n}\n",
      ));

    it("move the last function of a text", () =>
      checkFix(
        "use-before-definition",
        "print(one())\nfun one() { return 1 }",
        "fun one() { return 1 }\nprint(one())",
      ));

    it("move no function above what it uses", () =>
      checkNoFix(
        "use-before-definition",
        "print(double())\nlet n := 2\nfun double() { return n * 2 }",
      ));

    it("set a parameter apart from an argument", () =>
      checkFix(
        "lambda-swallows-arguments",
        "let items := [1]\nfun each(a, f) { f(a) }\neach(items, item -> print(item))",
        "let items := [1]\nfun each(a, f) { f(a) }\neach(items, (item) -> print(item))",
      ));

    it("take one parameter", () =>
      checkFix(
        "callback-parameters",
        "print(arrayMap((name, index) -> name, ['a']))",
        "print(arrayMap((name) -> name, ['a']))",
      ));

    it("take the parameter that is given", () =>
      checkFix(
        "callback-parameters",
        "print(arrayMap(() -> 1, ['a']))",
        "print(arrayMap((item) -> 1, ['a']))",
      ));

    it("keep a parameter that is used", () =>
      checkNoFix("callback-parameters", "print(arrayMap((name, index) -> index, ['a']))"));

    it("loop over keys", () =>
      checkFix(
        "loop-over-values",
        "for (let key in event.properties) { print(event.properties[key]) }",
        "for (let key, value in event.properties) { print(event.properties[key]) }",
        { title: "Loop over keys and values" },
      ));

    it("use the value of a loop", () =>
      checkFix(
        "loop-over-values",
        "for (let key in event.properties) { print(event.properties[key]) }",
        "for (let key in event.properties) { print(key) }",
        { title: "Use `key` as the value that it is" },
      ));

    it("call an error `e`", () =>
      checkFix(
        "typed-catch-name",
        "try { print(1) } catch (problem: RetryError) { print(f'{problem.message}') }",
        "try { print(1) } catch (e: RetryError) { print(f'{e.message}') }",
      ));
  });

  describe("of transformations", () => {
    const transformation = { type: "transformation" } as const;

    it("return the event", () =>
      checkFix(
        "missing-return-event",
        "print(event.event)\n",
        "print(event.event)\nreturn event\n",
        transformation,
      ));

    it("return the copy", () =>
      checkFix(
        "missing-return-event",
        "let copy := event\ncopy.properties.plan := 'free'",
        "let copy := event\ncopy.properties.plan := 'free'\nreturn copy",
        transformation,
      ));

    it("return behind the comment of the last line", () =>
      checkFix(
        "missing-return-event",
        "print(1); // one\n// The end.\n",
        "print(1); // one\nreturn event\n// The end.\n",
        transformation,
      ));

    it("return null to drop the event", () =>
      checkFix(
        "missing-return-event",
        "if (event.event = 'a') {\n  return\n}\nreturn event",
        "if (event.event = 'a') {\n  return null\n}\nreturn event",
        { ...transformation, title: "Add `return null` to drop the event" },
      ));

    it("return the event of an empty program", () =>
      checkFix("missing-return-event", "", "return event\n", transformation));

    it("return the event of a program of comments", () =>
      checkFix("missing-return-event", "// Later.", "// Later.\nreturn event\n", transformation));

    it("return the copy that was changed", () =>
      checkFix(
        "unchanged-event",
        "let result := event\nresult.properties.plan := 'free'\nreturn event",
        "let result := event\nresult.properties.plan := 'free'\nreturn result",
        transformation,
      ));
  });

  describe("of what is not needed", () => {
    it("remove a variable", () => checkFix("unused-variable", "let a := 1\nprint(1)", "print(1)"));

    it("keep what the value of a variable does", () =>
      checkFix("unused-variable", "let a := fetch('a', {'body': 1})", "fetch('a', {'body': 1})"));

    it("remove what is assigned too", () =>
      checkFix("unused-variable", "let a := 1;\na := 2;\nprint(1)", "print(1)"));

    it("keep what the value of a variable does from prolonging a line", () =>
      checkFix(
        "unused-variable",
        "let f := () -> fetch('a', {'body': 1})\nprint(f)\nlet a := (f)()",
        "let f := () -> fetch('a', {'body': 1})\nprint(f)\n; (f)()",
      ));

    it("keep a `;` that ends the line before", () =>
      checkFix(
        "unused-variable",
        "let f := print\nlet a := 1;\n(f)(1)",
        "let f := print\n;\n(f)(1)",
      ));

    it("remove the last line", () =>
      checkFix("unused-variable", "print(1)\nlet a := 1", "print(1)"));

    it("remove one of two statements of a line", () =>
      checkFix("unused-variable", "let a := 1; print(1)", "print(1)"));

    it("mark a variable as unused", () =>
      checkFix("unused-variable", "let a := 1\na := 2", "let _a := 1\n_a := 2", {
        title: "Start the name with `_`",
      }));

    it("remove a function", () =>
      checkFix("unused-function", "fun double(n) {\n  return n * 2\n}\nprint(1)", "print(1)"));

    it("remove a parameter and its arguments", () =>
      checkFix(
        "unused-parameter",
        "fun f(n, factor) { return n }\nprint(f(1, 2), f(3))",
        "fun f(n) { return n }\nprint(f(1), f(3))",
      ));

    it("remove no argument that does something", () =>
      checkFix(
        "unused-parameter",
        "fun f(n, factor) { return n }\nprint(f(1, fetch('a')))",
        "fun f(n, _factor) { return n }\nprint(f(1, fetch('a')))",
        { title: "Start the name with `_`" },
      ));

    it("leave out the key of a loop", () =>
      checkFix(
        "unused-key",
        "for (let key, value in event.properties) { print(value) }",
        "for (let value in event.properties) { print(value) }",
      ));

    it("remove the earlier key", () =>
      checkFix("duplicate-key", "print({'a': 1, 'b': 2, 'a': 3})", "print({'b': 2, 'a': 3})"));

    it("remove no key whose value does something", () =>
      checkNoFix("duplicate-key", "print({'a': fetch('x'), 'a': 3})"));

    it("remove code that is never reached", () =>
      checkFix(
        "unreachable-code",
        "fun f() {\n  return 1\n  print(1)\n  print(2)\n}\nprint(f())",
        "fun f() {\n  return 1\n}\nprint(f())",
      ));

    it("remove a statement without effect", () =>
      checkFix("statement-without-effect", "let a := 1\na\nprint(a)", "let a := 1\nprint(a)", {
        title: "Remove the statement",
      }));

    it("remove a comment that silences nothing", () =>
      checkFix("unused-suppression", "// hog-ignore quoted-text\nprint(1)", "print(1)"));

    it("remove a comment behind code", () =>
      checkFix("unused-suppression", "print(1) // hog-ignore quoted-text", "print(1)"));

    it("remove one of several codes", () =>
      checkFix(
        "unused-suppression",
        "let a := 1 // hog-ignore quoted-text, unused-variable: reason",
        "let a := 1 // hog-ignore unused-variable: reason",
      ));

    it("remove the last of several codes", () =>
      checkFix(
        "unused-suppression",
        "let a := 1 // hog-ignore unused-variable, quoted-text: reason",
        "let a := 1 // hog-ignore unused-variable: reason",
      ));
  });

  describe("in templates", () => {
    it("change a name", () =>
      checkTemplateFix("unknown-global", "Hello {evnt.event}", "Hello {event.event}"));

    it("change a function", () =>
      checkTemplateFix("unknown-function", "{uper(event.event)}", "{upper(event.event)}"));

    it("write single quotes inside the double ones of JSON", () =>
      checkTemplateFix("quoted-text", 'é {upper("it\'s")}', "é {upper('it\\'s')}"));

    it("call a function instead of a method", () =>
      checkTemplateFix("javascript-method", "{event.event.trim()}", "{trim(event.event)}"));

    it("join texts", () =>
      checkTemplateFix("plus-on-text", "{'Hello ' + person.name}", "{'Hello ' || person.name}"));

    it("take the second braces away", () =>
      checkTemplateFix("placeholder-outside-sql", "Hello {{person.name}}", "Hello {person.name}"));

    it("write minutes", () =>
      checkTemplateFix(
        "month-for-minutes",
        "{formatDateTime(now(), '%H:%M')}",
        "{formatDateTime(now(), '%H:%i')}",
      ));

    it("put a unit first", () =>
      checkTemplateFix(
        "unit-comes-first",
        "{dateAdd(now(), 1, 'day')}",
        "{dateAdd('day', 1, now())}",
      ));

    it("call `typeof`", () =>
      checkTemplateFix("foreign-keyword", "é {typeof event.event}", "é {typeof(event.event)}"));

    it("write `and`", () =>
      checkTemplateFix("unexpected-character", "{true && false}", "{true and false}"));
  });
});
