import assert from "node:assert/strict";
import type { CallHierarchyItem } from "vscode-languageserver-types";
import {
  findIncomingCalls,
  findOutgoingCalls,
  prepareCallHierarchy,
} from "../../../server/lsp/services/callHierarchy.ts";
import { readVectors } from "../../support/vectors.ts";
import { openFunction, openProgram } from "./openFunction.ts";

describe("call hierarchy", () => {
  it("starts at a function's declaration", () => checkItem("fun se$0nd(url) { return 1 }", "send"));

  it("starts at a call", () => checkItem("fun send() { return 1 }\nse$0nd()", "send"));

  it("starts at a variable that holds a lambda", () =>
    checkItem("let tw$0ice := x -> x * 2", "twice"));

  it("starts at a tag", () => checkItem("let Card := p -> p\nprint(<Ca$0rd/>)", "Card"));

  it("starts at no variable that is assigned to", () =>
    checkItem("let f$0 := x -> x\nf := 1", undefined));

  it("starts at no other variable", () => checkItem("let a$0 := 1", undefined));

  it("starts at no function of the library", () => checkItem("pr$0int(1)", undefined));

  it("starts at no keyword", () => checkItem("fu$0n f() { return 1 }", undefined));

  it("shows the parameters", () => {
    const { document, position } = openProgram("fun se$0nd(url, body) { return 1 }");
    assert.equal(prepareCallHierarchy(document, position)?.[0]?.detail, "(url, body)");
  });

  it("shows the whole function", () => {
    const { document, position } = openProgram("print(1)\nfun se$0nd() {\n  return 1\n}");
    const [item] = prepareCallHierarchy(document, position) ?? [];
    assert.deepEqual(item?.range, {
      start: { line: 1, character: 0 },
      end: { line: 3, character: 1 },
    });
    assert.deepEqual(item?.selectionRange.start, { line: 1, character: 4 });
  });
});

describe("incoming calls", () => {
  it("come from the program", () =>
    checkIncoming("fun se$0nd() { return 1 }\nsend()\nsend()", ["program.hog: 1, 2"]));

  it("come from functions", () =>
    checkIncoming(
      "fun se$0nd() { return 1 }\nfun one() { return send() }\nfun two() {\nsend()\nreturn send()\n}",
      ["one: 1", "two: 3, 4"],
    ));

  it("come from the function itself", () =>
    checkIncoming("fun f$0(x) {\nreturn f(x - 1)\n}", ["f: 1"]));

  it("come from a lambda in a variable", () =>
    checkIncoming("fun f$0(x) { return x }\nlet g := x -> f(x)", ["g: 1"]));

  it("come from around a lambda without a name", () =>
    checkIncoming("fun f$0(x) { return x }\nfun g() {\nreturn arrayMap(x -> f(x), [1])\n}", [
      "g: 2",
    ]));

  it("come from behind an inner function", () =>
    checkIncoming(
      "fun f$0() { return 1 }\nfun outer() {\nfun inner() { return 1 }\nlet g := () -> 1\nreturn f()\n}\nf()",
      ["outer: 4", "program.hog: 6"],
    ));

  it("come from the library, which a function is given to", () =>
    checkIncoming("fun f$0(x) { return x }\nprint(arrayMap(f, [1]))", ["program.hog: 1"]));

  it("come from tags", () =>
    checkIncoming("let Card$0 := p -> p\nprint(<Card>a</Card>)", ["program.hog: 1"]));

  it("come from the head of a `let` whose lambda does not call", () =>
    checkIncoming("fun f$0() { return 1 }\nlet g := (f())", ["program.hog: 1"]));

  it("leave out calls of another function of the same name", () =>
    checkIncoming("fun f$0() { return 1 }\nif (a) {\nfun f() { return 2 }\nf()\n}", []));

  it("leave out where a function is only passed on", () =>
    checkIncoming("fun f$0() { return 1 }\nlet g := [f]", []));

  it("are none of the program", () => {
    const { document } = openProgram("print(1)$0");
    assert.deepEqual(findIncomingCalls(document, programItem), []);
  });

  it("are none of a function that is there no more", () => {
    const { document, position } = openProgram("fun f$0() { return 1 }\nf()");
    const [item] = prepareCallHierarchy(document, position) ?? [];
    assert.ok(item);
    const changed = openFunction({ program: "fun g() { return 1 }\ng()" }).program;
    assert.deepEqual(findIncomingCalls(changed, item), []);
    assert.deepEqual(findOutgoingCalls(changed, item), []);
  });

  it("are those of a document that changed elsewhere", () => {
    const { document, position } = openProgram("fun f$0() { return 1 }\nf()");
    const [item] = prepareCallHierarchy(document, position) ?? [];
    assert.ok(item);
    const changed = openFunction({ program: "fun f() { return 1 }\nf()\nf()" }).program;
    assert.equal(findIncomingCalls(changed, item)[0]?.fromRanges.length, 2);
  });

  it("can be followed up to the program", () => {
    const { document, position } = openProgram(
      "fun a$0() { return 1 }\nfun b() { return a() }\nb()",
    );
    const [item] = prepareCallHierarchy(document, position) ?? [];
    assert.ok(item);
    const [caller] = findIncomingCalls(document, item);
    assert.ok(caller);
    assert.equal(findIncomingCalls(document, caller.from)[0]?.from.name, "program.hog");
  });
});

describe("outgoing calls", () => {
  it("are those in the function", () =>
    checkOutgoing(
      "fun a() { return 1 }\nfun b() { return 1 }\nfun c$0() {\nlet x := b()\nreturn a() + b()\n}\na()",
      ["b: 3, 4", "a: 4"],
    ));

  it("leave out those of functions inside", () =>
    checkOutgoing("fun a() { return 1 }\nfun b$0() {\nfun c() { return a() }\nreturn c()\n}", [
      "c: 3",
    ]));

  it("take in those of lambdas without a name", () =>
    checkOutgoing("fun a(x) { return 1 }\nfun b$0() {\nreturn arrayMap(x -> a(x), [])\n}", [
      "a: 2",
    ]));

  it("leave out the library", () => checkOutgoing("fun a$0() { print(1) return 1 }", []));

  it("of the program are those outside of functions", () => {
    const { document } = openProgram("fun a() { return 1 }\nfun b() { return a() }\nb()$0");
    assert.deepEqual(
      findOutgoingCalls(document, programItem).map(({ to }) => to.name),
      ["b"],
    );
  });

  it("stand in a broken program", () =>
    checkOutgoing("fun a() { return 1 }\nfun b$0() {\nreturn a() + ", ["a: 2"]));
});

describe("call hierarchy", () => {
  for (const { id, source } of readVectors().filter((vector) =>
    vector.id.startsWith("realistic-"),
  )) {
    it(`has each call once in ${id}, from both sides`, () => {
      const { program } = openFunction({ program: source });
      const items = program.analysis.scopes.declarations.flatMap(({ name }) =>
        name ? (prepareCallHierarchy(program, program.text.positionAt(name.start)) ?? []) : [],
      );
      const incoming = items.flatMap((item) =>
        findIncomingCalls(program, item).map(
          ({ from, fromRanges }) => `${from.name} ${item.name} ${JSON.stringify(fromRanges)}`,
        ),
      );
      const outgoing = [...items, programItem].flatMap((item) =>
        findOutgoingCalls(program, item).map(
          ({ to, fromRanges }) => `${item.name} ${to.name} ${JSON.stringify(fromRanges)}`,
        ),
      );
      assert.deepEqual(incoming.toSorted(), outgoing.toSorted());
    });
  }
});

const programItem: CallHierarchyItem = {
  name: "program.hog",
  kind: 1,
  uri: "hog://test/program.hog",
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  selectionRange: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
};

function checkItem(marked: string, expected: string | undefined): void {
  const { document, position } = openProgram(marked);
  assert.equal(prepareCallHierarchy(document, position)?.[0]?.name, expected);
}

/** Each as the name and the lines of the calls. */
function checkIncoming(marked: string, expected: readonly string[]): void {
  const { document, position } = openProgram(marked);
  const [item] = prepareCallHierarchy(document, position) ?? [];
  assert.ok(item);
  assert.deepEqual(
    findIncomingCalls(document, item).map(
      ({ from, fromRanges }) =>
        `${from.name}: ${fromRanges.map(({ start }) => start.line).join(", ")}`,
    ),
    expected,
  );
}

function checkOutgoing(marked: string, expected: readonly string[]): void {
  const { document, position } = openProgram(marked);
  const [item] = prepareCallHierarchy(document, position) ?? [];
  assert.ok(item);
  assert.deepEqual(
    findOutgoingCalls(document, item).map(
      ({ to, fromRanges }) => `${to.name}: ${fromRanges.map(({ start }) => start.line).join(", ")}`,
    ),
    expected,
  );
}
