import assert from "node:assert/strict";
import { analyse } from "../../../hog/analysis/analyse.ts";
import { chainRoot } from "../../../hog/analysis/chains.ts";
import { visitTree } from "../../../hog/analysis/visitTree.ts";
import { parseProgram } from "../../../hog/syntax/parse.ts";
import type { Member, Statement } from "../../../hog/syntax/tree.ts";
import { placeAt } from "../../../server/lsp/services/completion/place.ts";
import { readVectors } from "../../support/vectors.ts";
import {
  checkCompletions,
  checkOffered,
  checkTaken,
  completionsAt,
  type Setting,
} from "./checkCompletion.ts";

const destination: Setting = { type: "destination" };
const realistic = readVectors().filter(({ id }) => id.startsWith("realistic-"));

describe("completion while a program is typed", () => {
  for (const { id, source } of realistic) {
    it(`offers the variables above at the places where statements start in ${id}`, () => {
      const { scopes } = analyse(parseProgram(source));
      for (const start of some(startsIn(source), 8)) {
        const names = scopes
          .visibleAt(start)
          .filter(({ kind, name }) => kind !== "hidden" && !name?.quoted)
          .map(({ text }) => text);
        checkOffered(`${source.slice(0, start)}$0`, names, destination);
      }
    });

    it(`offers the same members as in the whole program in ${id}`, () => {
      const { scopes } = analyse(parseProgram(source));
      for (const { object, property } of some(membersIn(source), 8)) {
        const { start, end, text: name } = property;
        const [before, behind] = [source.slice(0, start), source.slice(end)];
        if (!labelsAt(`${source.slice(0, end)}$0${behind}`).has(name)) continue;
        // What a parameter gets may stand behind.
        const root = chainRoot(object);
        const isParameter = root && scopes.localAt(root.name, start)?.kind === "parameter";
        const typed = isParameter ? [] : [`${before}$0`, `${before}${name.slice(0, 1)}$0`];
        for (const program of [...typed, `${before}$0${behind}`]) {
          assert.ok(labelsAt(program).size > 0, program.slice(-200));
        }
      }
    });
  }

  it("reads the same place from an earlier statement on as from the start", () => {
    for (const { source } of realistic) {
      const { statements } = parseProgram(source).root;
      for (let offset = 0; offset <= source.length; offset += 37) {
        const before = statements.filter(({ start }) => start < offset).at(-4);
        assert.deepEqual(
          placeAt(source, offset, "program", before?.start),
          placeAt(source, offset, "program"),
        );
      }
    }
  });

  it("never fails, wherever the cursor is", () => {
    for (const { source } of realistic.slice(0, 12)) {
      for (let offset = 0; offset <= source.length; offset += 23) {
        completionsAt(`${source.slice(0, offset)}$0${source.slice(offset)}`, destination);
        completionsAt(`${source.slice(0, offset)}$0`, destination);
      }
    }
  });
});

describe("completion in a program that is broken at the cursor", () => {
  const declared =
    "let res := fetch('https://a.test')\nlet body := {'id': 1, 'to': {'name': 'a'}}\n";
  const answer = ["status", "body"];
  const keys = ["id", "to"];
  for (const [program, labels] of [
    ["res.$0", answer],
    ["if (res.$0", answer],
    ["if (res.$0)", answer],
    ["if (res.$0) {", answer],
    ["if (res.$0 >= 400) {}", answer],
    ["if (res.$0 >= 400) {\n  throw Error('a')\n}", answer],
    ["print(res.$0", answer],
    ["print('a', res.$0", answer],
    ["print(f'{res.$0", answer],
    ["print(f'{res.$0}')", answer],
    ["print(f'a {f'b {res.$0", answer],
    ["let a := res.$0", answer],
    ["let a := [1, res.$0", answer],
    ["let a := {'x': res.$0", answer],
    ["let a := {'x': res.$0}", answer],
    ["let a := {'x': res.$0, 'y': 1}", answer],
    ["return res.$0", answer],
    ["throw res.$0", answer],
    ["while (res.$0", answer],
    ["for (let x in body.$0", keys],
    ["for (let x in body.$0) { print(x) }", keys],
    ["fun f() {\n  return body.$0", keys],
    ["fun f() {\n  return body.$0\n}\nf()", keys],
    ["let f := x -> body.$0", keys],
    ["arrayMap(x -> body.$0, [])", keys],
    ["try {\n  print(body.$0", keys],
    ["try {\n  print(body.$0)\n} catch (e) {\n  print(e.message)\n}", keys],
    ["a ? body.$0 : 1", keys],
    ["not body.$0", keys],
    ["body.id + body.$0", keys],
    ["print(body.to.$0", ["name"]],
    ["print(body['$0", keys],
    ["print(body['to'].$0", ["name"]],
    ["print(body?.$0", keys],
    ["body.$0 := 2", keys],
    ["print(body.$0\nprint(2)", keys],
    ["print(body.$0\n\nlet b := 1\nfun g() { return 1 }", keys],
    ["print(body.$0)\nlet c := := 3", keys],
    ["// it's\nprint(body.$0", keys],
  ] as const) {
    it(`knows what stands above \`${program.replaceAll("\n", "⏎")}\``, () =>
      checkCompletions(declared + program, labels, destination));
  }

  it("knows what stands above with carriage returns", () =>
    checkCompletions(`${declared}print(body.$0`.replaceAll("\n", "\r\n"), keys, destination));

  it("writes at the right place", () =>
    checkTaken(`${declared}print(body.$0`, "id", `${declared}print(body.id`, destination));

  it("knows variables in an unfinished block", () =>
    checkOffered("fun f(a) {\n  let b := 1\n  if (a) {\n    $0", ["a", "b", "f"], destination));

  it("knows variables in an unfinished call", () =>
    checkOffered("let a := 1\nfetch(a, {'body': $0", ["a"], destination));
});

/** Where the statements of a program start. */
function startsIn(source: string): readonly number[] {
  const starts: number[] = [];
  const note = ({ statements }: { readonly statements: readonly Statement[] }): void => {
    starts.push(...statements.map(({ start }) => start));
  };
  visitTree(parseProgram(source).root, [{ program: note, block: note }]);
  return starts;
}

/** The selections by a plain name. */
function membersIn(source: string): readonly Member[] {
  const members: Member[] = [];
  const note = (member: Member): void => {
    if (!member.property.quoted) members.push(member);
  };
  visitTree(parseProgram(source).root, [{ member: note }]);
  return members;
}

/** At most so many, from all over the list. */
function some<Item>(items: readonly Item[], most: number): readonly Item[] {
  const step = Math.max(1, Math.ceil(items.length / most));
  return items.filter((_, at) => at % step === 0);
}

function labelsAt(program: string): ReadonlySet<string> {
  return new Set(completionsAt(program, destination).map(({ label }) => label));
}
