import assert from "node:assert/strict";
import { findScopes } from "../../hog/analysis/findScopes.ts";
import type { Scopes } from "../../hog/analysis/scopes.ts";
import { parseProgram } from "../../hog/syntax/parse.ts";
import type { Expression, Identifier, Name, Node, Statement } from "../../hog/syntax/tree.ts";
import { forEachChild } from "../../hog/syntax/walk.ts";
import { findMarks } from "../support/checkProblems.ts";

describe("scopes", () => {
  describe("what a name means", () => {
    it("finds a variable", () =>
      checkMeaning(`
        let total := 1
        //  ^^^^^
        print($0total)
      `));

    it("finds nothing for a global", () => checkMeaning(`print($0event)`));

    it("finds nothing above the declaration", () =>
      checkMeaning(`
        print($0total)
        let total := 1
      `));

    it("finds a variable in its own initialiser", () =>
      checkMeaning(`
        let total := 1
        {
          let total := $0total
          //  ^^^^^
        }
      `));

    it("finds the innermost of two variables", () =>
      checkMeaning(`
        let total := 1
        {
          let total := 2
          //  ^^^^^
          print($0total)
        }
      `));

    it("finds the outer variable again behind the block", () =>
      checkMeaning(`
        let total := 1
        //  ^^^^^
        { let total := 2 }
        print($0total)
      `));

    it("finds nothing for a variable of a block that has ended", () =>
      checkMeaning(`
        { let total := 2 }
        print($0total)
      `));

    it("finds a function, also inside of itself", () =>
      checkMeaning(`
        fun down(n) { return n > 0 ? $0down(n - 1) : 0 }
          //^^^^
      `));

    it("finds nothing for a function that comes later", () =>
      checkMeaning(`
        fun first() { return $0second() }
        fun second() { return 1 }
      `));

    it("finds a parameter", () =>
      checkMeaning(`
        fun double(n) { return $0n * 2 }
             //    ^
      `));

    it("finds the variable of a body that hides a parameter", () =>
      checkMeaning(`
        fun double(n) {
          let n := 2
          //  ^
          return $0n
        }
      `));

    it("finds the parameter of a lambda, not the variable it hides", () =>
      checkMeaning(`
        let n := 1
        let double := (n -> $0n * 2)
        //             ^
      `));

    it("finds the variable that a lambda captures", () =>
      checkMeaning(`
        let n := 1
        //  ^
        let get := () -> $0n
      `));

    it("finds the variable of a for loop in its condition", () =>
      checkMeaning(`
        for (let i := 0; $0i < 3; i := i + 1) {}
             //  ^
      `));

    it("finds nothing for the variable of a for loop behind it", () =>
      checkMeaning(`
        for (let i := 0; i < 3; i := i + 1) {}
        print($0i)
      `));

    it("finds the key of a for-in loop", () =>
      checkMeaning(`
        for (let key, value in event.properties) { print($0key) }
             //  ^^^
      `));

    it("finds the value of a for-in loop in a body without braces", () =>
      checkMeaning(`
        for (let key, value in event.properties) print($0value)
             //       ^^^^^
      `));

    it("does not know the names of a for-in loop in its collection", () =>
      checkMeaning(`
        let item := [1]
        //  ^^^^
        for (let item in $0item) {}
      `));

    it("finds the name of a catch", () =>
      checkMeaning(`
        try {} catch (problem) { print($0problem.message) }
                  //  ^^^^^^^
      `));

    it("finds the e of a catch that says so", () =>
      checkMeaning(`
        try {} catch (e: Oops) { print($0e.message) }
                  //  ^
      `));

    it("finds the block's own e before the catch's", () =>
      checkMeaning(`
        try {} catch (e) {
          let e := 1
          //  ^
          print($0e)
        }
      `));

    it("finds a quoted name", () =>
      checkMeaning(`
        let \`my total\` := 1
        //  ^^^^^^^^^^
        print($0"my total")
      `));

    it("finds the function that a tag calls", () =>
      checkMeaning(`
        fun box(props) { return props }
          //^^^
        print(<$0box size='1' />)
      `));

    it("finds the variable in the head of a chain of assignments", () =>
      checkMeaning(`
        let copy := {}
        //  ^^^^
        $0copy.a.b := 1
      `));

    it("finds a variable between the braces of a query", () =>
      assert.deepEqual(
        namesReadIn(`let limit := 5; let id := 1; print((select id from t where n < {limit}))`),
        ["limit"],
      ));

    it("takes the names inside sql for columns, except in placeholders", () =>
      assert.deepEqual(namesReadIn(`let a := 1; let b := 2; print(sql(a + {b}))`), ["b"]));
  });

  describe("hidden names", () => {
    it("has e and type in every catch block", () => {
      const scopes = scopesOf(`let type := 1; try {} catch { print(e, type) }`);
      const kinds = scopes.references.map(({ text, declaration }) => [text, declaration?.kind]);
      assert.deepEqual(kinds, [
        ["print", undefined],
        ["e", "hidden"],
        ["type", "hidden"],
      ]);
    });

    it("lets the author's own name win", () => {
      const scopes = scopesOf(`try {} catch (type) { print(type) }`);
      assert.deepEqual(scopes.references.at(-1)?.declaration?.kind, "catch");
    });
  });

  describe("uses", () => {
    it("tells reads, writes and calls apart", () => {
      const scopes = scopesOf(`let f := 1; f := 2; f(f); f.a := 3`);
      const [f] = scopes.declarations;
      assert(f);
      const accesses = scopes.referencesOf(f).map(({ access }) => access);
      assert.deepEqual(accesses, ["write", "call", "read", "read"]);
    });

    it("tells what is selected from a global, whichever way it is written", () => {
      const [use] = scopesOf(`return inputs.headers['Api-Key']?.value[1].x`).globals;
      const path = use?.path.map((part) => (part.kind === "name" ? part.text : part.value));
      assert.deepEqual(path, ["headers", "Api-Key", "value"]);
    });

    it("spans what is selected", () => {
      const text = `return event.properties.plan[1]`;
      const [use] = scopesOf(text).globals;
      assert.equal(text.slice(use?.whole.start, use?.whole.end), "event.properties.plan");
    });

    it("leaves calls that PostHog compiles inline to no declaration", () => {
      const scopes = scopesOf(`let not := 1; let sql := 2; print(not(a), not(), sql(b), sql())`);
      const calls = scopes.references.filter(({ access }) => access === "call");
      assert.deepEqual(
        calls.map(({ text, declaration }) => [text, declaration !== undefined]),
        [
          ["print", false],
          ["not", false],
          ["not", true],
          ["sql", false],
          ["sql", true],
        ],
      );
    });

    it("knows the later declaration that encloses an unknown name", () => {
      const scopes = scopesOf(`fun a() { return b() } fun b() {} { c } { let c := 1 }`);
      const later = scopes.globals.map(({ text, declaredLater }) => [text, declaredLater?.kind]);
      assert.deepEqual(later, [
        ["b", "function"],
        ["c", undefined],
      ]);
    });

    it("knows the function that a name is used in", () => {
      const scopes = scopesOf(`let a := 1; fun f() { return a }`);
      const use = scopes.references[0];
      assert.equal(use?.owner.kind, "function");
      assert.equal(use?.declaration?.owner.kind, "program");
    });
  });

  describe("declarations", () => {
    it("remembers the first of two in one scope", () => {
      const scopes = scopesOf(`let a := 1; let a := 2; { let a := 3 }`);
      const [first, second, third] = scopes.declarations;
      assert.equal(second?.duplicateOf, first);
      assert.equal(third?.duplicateOf, undefined);
      assert.equal(third?.hides, second);
    });

    it("gives parameters and body two scopes", () => {
      const scopes = scopesOf(`fun f(a) { let a := 1 }`);
      assert(scopes.declarations.every(({ duplicateOf }) => duplicateOf === undefined));
    });
  });

  describe("names visible at a place", () => {
    it("lists the innermost first, without what it hides", () =>
      checkVisible(`let a := 1; let b := 2; fun f(a) { let c := 3; $0 } let d := 4`, [
        "c",
        "a",
        "f",
        "b",
      ]));

    it("knows a variable in its own initialiser", () => checkVisible(`let a := $0`, ["a"]));

    it("does not know a variable above its declaration", () => checkVisible(`$0 let a := 1`, []));

    it("knows the parameters at the end of a lambda's expression", () =>
      checkVisible(`let f := (x -> x$0)`, ["x", "f"]));

    it("forgets a block's names behind its brace", () => checkVisible(`{ let a := 1 }$0`, []));

    it("knows e and type in a catch block", () =>
      checkVisible(`try {} catch (problem) { $0 }`, ["problem", "type", "e"]));
  });

  it("needs no stack for nesting", () => {
    const at = { start: 0, end: 1 };
    let expression: Expression = { kind: "identifier", name: "a", quoted: false, ...at };
    for (let depth = 0; depth < 50_000; depth++) expression = { kind: "group", expression, ...at };
    const statement: Statement = { kind: "expressionStatement", expression, ...at };
    const scopes = findScopes({ kind: "program", statements: [statement], ...at }, "a");
    assert.equal(scopes.globals.length, 1);
  });
});

/** `$0` stands before the use, carets under the declared name; without carets the use is a global. */
function checkMeaning(marked: string): void {
  const offset = marked.indexOf("$0");
  const text = marked.replace("$0", "");
  const { root } = parseProgram(text);
  const scopes = findScopes(root, text);
  const use = nameAt(root, offset);
  assert(use, "a name stands behind $0");
  const name = scopes.declarationOf(use)?.name;
  const expected = findMarks(text).map(({ start, end }) => ({ start, end }));
  assert.deepEqual(name ? [{ start: name.start, end: name.end }] : [], expected);
}

function checkVisible(marked: string, expected: readonly string[]): void {
  const text = marked.replace("$0", "");
  const visible = scopesOf(text).visibleAt(marked.indexOf("$0"));
  assert.deepEqual(
    visible.map((declaration) => declaration.text),
    expected,
  );
}

function scopesOf(text: string): Scopes {
  return findScopes(parseProgram(text).root, text);
}

function namesReadIn(text: string): readonly string[] {
  return scopesOf(text)
    .references.filter(({ access }) => access === "read")
    .map((use) => use.text);
}

function nameAt(root: Node, offset: number): Identifier | Name | undefined {
  let found: Identifier | Name | undefined;
  const visit = (node: Node): void => {
    const isName = node.kind === "identifier" || node.kind === "name";
    if (isName && node.start === offset) found = node;
    forEachChild(node, visit);
  };
  visit(root);
  return found;
}
