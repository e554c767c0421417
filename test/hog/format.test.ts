import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import {
  blankLine,
  brokenGroup,
  choice,
  concat,
  type Doc,
  endOfLine,
  group,
  hardline,
  ifBreak,
  indent,
  join,
  line,
  softline,
} from "../../hog/format/doc.ts";
import { type FormatOptions, formatProgram } from "../../hog/format/format.ts";
import { layout } from "../../hog/format/layout.ts";
import { type Parsed, parseProgram } from "../../hog/syntax/parse.ts";
import { scan } from "../../hog/syntax/scanner.ts";
import type { Program } from "../../hog/syntax/tree.ts";
import { seededRandom } from "../support/random.ts";
import { randomProgram } from "../support/randomProgram.ts";
import { meaningOf } from "../support/sameProgram.ts";
import { readVectors } from "../support/vectors.ts";

describe("the layout of a document", () => {
  const list = group([
    "[",
    indent([softline, join(concat([",", line]), ["a", "b"])]),
    softline,
    "]",
  ]);

  it("keeps a group on one line that fits there", () => checkLayout(list, "[a, b]", 6));

  it("breaks each line of a group that does not fit", () =>
    checkLayout(list, "[\n  a,\n  b\n]", 5));

  it("counts what follows a group up to the next line", () =>
    checkLayout(concat([list, ";", hardline, "long long"]), "[\n  a,\n  b\n];\nlong long", 6));

  it("breaks a group around a hard line", () =>
    checkLayout(group(["a", line, "b", hardline, "c"]), "a\nb\nc"));

  it("breaks the outer group first", () =>
    checkLayout(group([list, line, "and", line, list]), "[a, b]\nand\n[a, b]"));

  it("breaks a broken group that would fit", () =>
    checkLayout(brokenGroup(["a", line, "b"]), "a\nb"));

  it("writes what depends on the group around it", () => {
    const tail = [ifBreak(",", ""), softline, ")"];
    checkLayout(group(["(a", ...tail]), "(a)");
    checkLayout(group(["(", hardline, "a", ...tail]), "(\na,\n)");
  });

  it("takes the first shape that fits", () => {
    const shapes = choice("one line", concat(["two", hardline, "lines"]), "the last one");
    checkLayout(shapes, "one line", 8);
    checkLayout(shapes, "two\nlines", 7);
    checkLayout(shapes, "the last one", 2);
  });

  it("starts a new line behind text that ends its line", () =>
    checkLayout(indent(["a ", endOfLine("// c"), " ", "b"]), "a // c\n  b"));

  it("breaks a group for such text only where it has to end", () =>
    checkLayout(concat([group(["a", line, "b"]), " ", endOfLine("// c")]), "a b // c", 5));

  it("leaves no space at the ends of lines, and none on empty ones", () =>
    checkLayout(indent(["a ", blankLine, hardline, "b"]), "a\n\n  b"));

  it("keeps the line breaks of a text, and counts on from its last line", () =>
    checkLayout(concat(["'1\n2345'", group([line, "b", line, "c"])]), "'1\n2345' b c", 9));

  it("holds a document of any depth", () => {
    let deep: Doc = "a";
    for (let depth = 0; depth < 50_000; depth++) deep = group(["(", indent([softline, deep]), ")"]);
    assert.equal(layout(deep, { width: 1e6, indent: 2, lineBreak: "\n" }).length, 100_001);
  });
});

describe("formatting", () => {
  const folder = new URL("../fixtures/format/", import.meta.url);
  const names = readdirSync(folder)
    .filter((file) => file.endsWith(".hog") && !file.endsWith(".expected.hog"))
    .map((file) => file.slice(0, -".hog".length));

  for (const name of names) {
    it(`makes the golden text of ${name}`, () => {
      const parsed = parseProgram(readFileSync(new URL(`${name}.hog`, folder), "utf8"));
      assert.deepEqual(parsed.problems, []);
      const formatted = formatProgram(parsed);
      const golden = new URL(`${name}.expected.hog`, folder);
      if (process.env["UPDATE_GOLDEN"]) writeFileSync(golden, formatted);
      assert.equal(formatted, readFileSync(golden, "utf8"));
    });
  }

  it("leaves the example in its documentation as it is", () => {
    const page = readFileSync(new URL("../../docs/format.md", import.meta.url), "utf8");
    const example = /```hog\n(.*?)```/s.exec(page)?.[1];
    assert.ok(example);
    assert.equal(formatProgram(parseProgram(example)), example);
  });

  it("leaves a text with syntax errors as it is", () => {
    const text = "let  a := (1 +\n  print( a )";
    assert.equal(formatProgram(parseProgram(text)), text);
  });

  it("makes nothing of nothing", () => assert.equal(formatProgram(parseProgram(" \n;\n")), ""));

  it("obeys the width and the indentation it is given", () =>
    assert.equal(
      formatProgram(parseProgram("if (a) { f(first, second) }"), { width: 16, indent: 4 }),
      "if (a) {\n    f(\n        first,\n        second,\n    );\n}\n",
    ));

  it("ends lines as the text does", () =>
    assert.equal(formatProgram(parseProgram("a\r\nb\r\n")), "a;\r\nb;\r\n"));
});

describe("the laws of formatting", () => {
  const sources = readVectors()
    .filter(({ kind }) => kind !== "template")
    .map(({ source }) => source)
    .filter((source) => parseProgram(source).problems.length === 0);

  it("hold for the vectors, in any width", () => {
    assert.ok(sources.length > 800);
    checkLaws(sources, { width: 100, indent: 2 });
    checkLaws(sources, { width: 30, indent: 2 });
    checkLaws(sources, { width: 1, indent: 2 });
  });

  it("hold for random programs", () => {
    const random = seededRandom(20_260);
    const programs = Array.from({ length: 2500 }, () => randomProgram(random, 1 + random.below(4)));
    const valid = programs.filter((program) => parseProgram(program).problems.length === 0);
    assert.ok(valid.length > 1800);
    checkLaws(valid, { width: 100, indent: 2 });
    checkLaws(valid, { width: 20, indent: 2 });
  });

  const comments = [
    "/* c */",
    " // c\n",
    "\n// c\n",
    "\n/* c */\n",
    " -- c\n",
    "/* c */\n",
    "\n# c\n",
    "/* c\n d */",
    "\n/**\n * c\n */\n",
    "/* c */ // d\n",
    "\n\n/* c */\n\n",
  ];

  it("hold with a comment between any two tokens of the vectors", () => {
    const short = sources.filter(({ length }) => length <= 200);
    checkLaws(withComments(short, comments), { width: 100, indent: 2 });
  });

  it("hold with several comments between the tokens of random programs", () => {
    const random = seededRandom(4);
    const programs = Array.from({ length: 1500 }, () => {
      let text = randomProgram(random, 1 + random.below(3));
      for (let count = 1 + random.below(4); count > 0; count--) {
        const start = random.pick(tokenStarts(text));
        text = text.slice(0, start) + random.pick(comments) + text.slice(start);
      }
      return text;
    });
    checkLaws(
      programs.filter((program) => parseProgram(program).problems.length === 0),
      { width: 60, indent: 2 },
    );
  });
});

function checkLayout(doc: Doc, expected: string, width = 10): void {
  assert.equal(layout(doc, { width, indent: 2, lineBreak: "\n" }), expected);
}

/** Each text with a comment in front of each of its tokens, one at a time, each time another one. */
function withComments(texts: readonly string[], comments: readonly string[]): readonly string[] {
  let count = 0;
  return texts.flatMap((text) =>
    tokenStarts(text).map((start) => {
      const comment = comments[count++ % comments.length] ?? "";
      return text.slice(0, start) + comment + text.slice(start);
    }),
  );
}

function tokenStarts(text: string): readonly number[] {
  const { tokens } = scan(text, "program");
  return Array.from(tokens.starts.subarray(0, tokens.count));
}

/** Fails with the texts for which a law does not hold. */
function checkLaws(texts: readonly string[], options: FormatOptions): void {
  const broken = texts.flatMap((text) => {
    const law = brokenLaw(text, options);
    return law ? [`${law}:\n${text}`] : [];
  });
  assert.deepEqual(broken.slice(0, 3), [], `${broken.length} texts`);
}

/** The law that formatting a text breaks, if any. A text that a comment made invalid has none. */
function brokenLaw(text: string, options: FormatOptions): string | undefined {
  const before = parseProgram(text);
  if (before.problems.length > 0) return undefined;
  const formatted = formatProgram(before, options);
  const after = parseProgram(formatted);
  const [problem] = after.problems;
  if (problem) return `a text that PostHog refuses: ${problem.message}`;
  if (meaningOf(before) !== meaningOf(after)) return "another program";
  if (wordsOf(before) !== wordsOf(after)) return "other tokens";
  if (commentsOf(before) !== commentsOf(after)) return "other comments";
  if (formatProgram(after, options) !== formatted) return "not the same when formatted twice";
  return undefined;
}

/** The comments in order; the white space in front of their lines may change. */
function commentsOf({ text, comments }: Parsed<Program>): string {
  return comments
    .map(({ start, end }) => text.slice(start, end).split(/\r\n|\r|\n/))
    .map((lines) => lines.map((each) => each.trim()).join("\n"))
    .join("\n\n");
}

/** The tokens without the separators, letter case and quotes that the formatter may change. */
function wordsOf({ text }: Parsed<Program>): string {
  const { tokens } = scan(text, "program");
  const words: string[] = [];
  for (let index = 0; index < tokens.count; index++) {
    words.push(text.slice(tokens.starts[index], tokens.ends[index]));
  }
  return words.join(" ").toLowerCase().replaceAll("`", "").replaceAll(/[;,] /g, "");
}
