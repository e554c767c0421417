import assert from "node:assert/strict";
import { disassemble } from "../../hog/bytecode/disassemble.ts";
import { bytecodeToJson } from "../../hog/bytecode/bytecodeJson.ts";
import { firstInstruction, readInstruction } from "../../hog/bytecode/instruction.ts";
import type { AstExpression } from "../../hog/compiler/ast.ts";
import { compile, type Compiled } from "../../hog/compiler/compile.ts";
import {
  compileExpressionText,
  compileProgramText,
  compileTemplateText,
  type TextCompilation,
  type TextOptions,
} from "../../hog/compiler/compileText.ts";
import { findHyphenatedName } from "../../hog/compiler/hyphens.ts";
import type { QueryReader } from "../../hog/compiler/readText.ts";
import { readProgram } from "../../hog/compiler/readText.ts";
import { checkVector, vectorOptions } from "../support/checkVector.ts";
import { readCompileVectors, vectorFiles, type CompileVector } from "../support/compileVectors.ts";
import { loadOfficialReader, type OfficialReader } from "../support/officialTree.ts";
import { loadQueryReader } from "../../server/queries/officialQueries.ts";

const describedTexts = [
  "sql(#1)",
  "let x := 1; return sql(sum(x) over (partition by {x} order by b desc))",
  "sql(columns('a.*'))",
  "sql(f(distinct a order by b desc) filter (where c))",
  "sql(x -> { return 1; try {} catch (e: T) {} for (let i := 0;;) {} })",
  "sql({'a': [1, 2.0, inf, 9223372036854775808, -1], 'b': (1,)})",
  "sql(a between 1 and 2 or a is null)",
  "sql(a?.b?.1[2:3])",
  "let b := 1; sql([<a c={d}>x{e}</a>, <b c='x' d>y{z}</b>])",
  "sql(try_cast(a as int) as b)",
  "sql(f(a := 1)(b)(c))",
  "sql((select 1 as a union all select columns('b') from t))",
  "let f := (select * from t where x = {y -> y + 1} limit {1});",
  "(select a from t group by grouping sets ((a),(b)))",
  "(with recursive w as materialized (select 1) select 1)",
];

describe("compiler", () => {
  describe("on the texts of the vectors", () => {
    let readQuery: QueryReader;
    before(async () => {
      readQuery = await loadQueryReader();
    });

    for (const file of vectorFiles()) {
      it(`gives what PostHog's compiler gives, for ${file}`, () =>
        checkAll(readCompileVectors(file), (vector) =>
          compileText(vector, { ...vectorOptions(vector), readQuery }),
        ));
    }
  });

  describe("on the trees of PostHog's parser", () => {
    let read: OfficialReader;
    before(async () => {
      read = await loadOfficialReader();
    });

    // Left out are texts that no parser accepts, and long ones: PostHog's parser needs seconds each.
    const files = vectorFiles().filter((file) => !/^(?:errors-parse|realistic)\./.test(file));
    for (const file of files) {
      it(`gives what PostHog's compiler gives, for ${file}`, () =>
        checkAll(
          readCompileVectors(file).filter(({ error }) => error?.stage !== "parse"),
          (vector) => {
            const root = read(vector.kind, vector.source);
            assert.ok(!("error" in root), "PostHog's parser refuses the text");
            return compile(root, vectorOptions(vector));
          },
        ));
    }
  });

  describe("on SQL, which it describes", () => {
    let read: OfficialReader;
    let readQuery: QueryReader;
    before(async () => {
      read = await loadOfficialReader();
      readQuery = await loadQueryReader();
    });

    for (const text of describedTexts) {
      it(`agrees whichever parser read it: ${text}`, () => {
        const root = read("program", text);
        assert.ok(!("error" in root), "PostHog's parser refuses the text");
        const { bytecode } = compiled(text, { readQuery });
        const officially = compile(root);
        assert.deepEqual(bytecode, officially.kind === "compiled" && officially.bytecode);
      });
    }
  });

  it("refuses what is nested too deeply, instead of failing", () => {
    let root: AstExpression = { node: "Constant", value: null };
    for (let depth = 0; depth < 100_000; depth++) root = { node: "Not", expr: root };
    const compilation = compile(root);
    assert.equal(compilation.kind === "refused" && compilation.error.type, "RecursionError");
  });

  it("gives positions in UTF-16 units", () => {
    const compilation = compileProgramText("let s := '🦔'; missing := 1;");
    assert.ok(compilation.kind === "refused");
    assert.deepEqual([compilation.error.start, compilation.error.end], [15, 28]);
  });

  it("notices unknown globals, and those it is told of", () => {
    const { notices } = compiled("print(event.name, now)", {
      isKnownGlobal: (name) => name === "event",
      isKnownFunction: (name) => name === "print",
    });
    assert.deepEqual(notices, [
      {
        code: "known-global",
        level: "notice",
        message: "Global variable: event",
        start: 6,
        end: 16,
      },
      {
        code: "unknown-global",
        level: "warning",
        message: "Unknown global variable: now",
        start: 18,
        end: 21,
      },
    ]);
  });

  describe("cohorts", () => {
    for (const [cohort, shown] of [
      ["1.5", " (cohort: 1.5)"],
      ["1e20", " (cohort: 1e+20)"],
      ["true", " (cohort id=True)"],
      ["null", " (cohort: None)"],
      ["name", ""],
    ]) {
      it(`are refused with the name as Python prints it: ${cohort}`, () => {
        const compilation = compileExpressionText(`person in cohort ${cohort}`);
        assert.ok(compilation.kind === "refused");
        assert.equal(
          compilation.error.message,
          `Can't use cohorts in real-time filters. Please inline the relevant expressions${shown}.`,
        );
      });
    }
  });

  describe("queries", () => {
    it("are a problem where nobody can read them", () => {
      const compilation = compileProgramText("let q := (select 1);");
      assert.ok(compilation.kind === "invalid");
      const [{ code, start, end }] = compilation.problems;
      assert.deepEqual([code, start, end], ["unread-query", 10, 18]);
    });

    it("are a problem at the place where PostHog's parser stops", async () => {
      const readQuery = await loadQueryReader();
      const text = "let q := (select 'é🦔', 1 from t where order by);";
      const compilation = compileProgramText(text, { readQuery });
      assert.ok(compilation.kind === "invalid");
      const [{ code, start }] = compilation.problems;
      assert.deepEqual([code, text.slice(start)], ["invalid-query", "by);"]);
    });

    it("have their placeholders compiled with places in the whole text", async () => {
      const readQuery = await loadQueryReader();
      const text = "/* 🦔 */ let q := (select 'é🦔', {a[0]});";
      const compilation = compileProgramText(text, { readQuery });
      assert.ok(compilation.kind === "refused");
      const { start = 0, end = 0 } = compilation.error;
      assert.equal(text.slice(start, end), "a[0]");
    });
  });

  describe("hyphenated names", () => {
    it("are found where PostHog refuses them, and nowhere else", () =>
      checkAll(
        vectorFiles()
          .flatMap(readCompileVectors)
          .filter(({ kind, bytecode }) => kind === "program" && bytecode !== undefined),
        ({ source, hyphenError }) => {
          const read = readProgram(source, () => ({ node: "SelectQuery" }));
          assert.ok(read.kind === "understood");
          assert.equal(findHyphenatedName(read.root)?.message, hyphenError);
        },
      ));

    it("span both names", () => {
      const text = "print(1, event.properties.utm-source)";
      const read = readProgram(text);
      assert.ok(read.kind === "understood");
      const { start = 0, end = 0 } = findHyphenatedName(read.root) ?? {};
      assert.equal(text.slice(start, end), "event.properties.utm-source");
    });

    it("are subtractions when there is space around the sign", () => {
      const read = readProgram("return event.a - source");
      assert.ok(read.kind === "understood");
      assert.equal(findHyphenatedName(read.root), undefined);
    });
  });

  describe("line table", () => {
    it("has every instruction of a program, in order", () => {
      const { bytecode, lines } = compiled(
        "fun f(a) { return a ?? 1 } try { f(2) } catch (x: T) {}",
      );
      const positions: number[] = [];
      for (let position = firstInstruction(bytecode); position < bytecode.length;) {
        positions.push(position);
        position += readInstruction(bytecode, position).elements.length;
      }
      assert.deepEqual(
        lines.entries.map((entry) => entry.position),
        positions,
      );
    });

    it("names the innermost node", () => {
      const text = "let total := price * 2";
      const { lines } = compiled(text);
      assert.deepEqual(
        lines.entries.map(({ start, end }) => text.slice(start, end)),
        ["2", "price", "price", "price * 2", text],
      );
    });
  });
});

describe("disassembler", () => {
  it("lists one instruction a line, with targets, bodies and places", () => {
    const { bytecode, lines } = compiled("let f := x -> x ? 'a' : 1.5");
    assert.deepEqual(disassemble(bytecode, lines).split("\n"), [
      '    2  CALLABLE "lambda" 1 0 11 -> 18        ; 9..27',
      "    7    GET_LOCAL 0                         ; 14..15",
      "    9    JUMP_IF_FALSE 4 -> 15               ; 14..27",
      '   11    STRING "a"                          ; 18..21',
      "   13    JUMP 2 -> 17                        ; 14..27",
      "   15    FLOAT 1.5                           ; 24..27",
      "   17    RETURN                              ; 9..27",
      "   18  CLOSURE 0                             ; 9..27",
      "   20  POP                                   ; 0..27",
    ]);
  });

  it("shows what is no opcode", () => {
    assert.equal(disassemble(["_H", 1, 99, 33, 1]), "    2  ?? 99\n    3  INTEGER 1");
  });
});

describe("bytecode as JSON", () => {
  it("keeps large integers, and writes the floats that JSON lacks as texts", () => {
    const { bytecode } = compiled("return [9223372036854775807, -inf, nan, 'é\"', true]");
    assert.equal(
      bytecodeToJson(bytecode),
      '["_H",1,33,9223372036854775807,34,"-Infinity",34,"NaN",32,"é\\"",29,43,5,38]',
    );
  });
});

function compileText({ kind, source }: CompileVector, options: TextOptions): TextCompilation {
  switch (kind) {
    case "program":
      return compileProgramText(source, options);
    case "expression":
      return compileExpressionText(source, options);
    case "template":
      return compileTemplateText(source, options);
  }
}

/** Compiles or checks each vector, and fails with the name of the first that disagrees. */
function checkAll(
  vectors: readonly CompileVector[],
  compileVector: (vector: CompileVector) => TextCompilation | void,
): void {
  for (const vector of vectors) {
    try {
      const compilation = compileVector(vector);
      if (compilation) checkVector(vector, compilation);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new Error(`${vector.id}: ${vector.source}\n${message}`, { cause: error });
    }
  }
}

function compiled(text: string, options: TextOptions = {}): Compiled {
  const compilation = compileProgramText(text, options);
  assert.ok(compilation.kind === "compiled");
  return compilation;
}
