import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { ASYNC_STL, STL } from "@posthog/hogvm";
import type { Builtin } from "../../hog/library/builtin.ts";
import { builtins } from "../../hog/library/builtins.ts";
import {
  callableFunctions,
  compilerFunctions,
  isKnownToCompiler,
} from "../../hog/library/supportedFunctions.ts";
import { unavailableFunctions } from "../../hog/library/unavailable.ts";
import { readCalls } from "../support/calledFunctions.ts";
import { runBytecode, runExample } from "../support/libraryRun.ts";

const library = [...builtins.values()];

describe("the library", () => {
  describe("against the VM package", () => {
    it("describes every function of the library, and no other", () =>
      assert.deepEqual(
        namesOf(
          library,
          ({ name, origin }) => origin === "library" || name === "print" || name === "sleep",
        ),
        [...Object.keys(STL), ...Object.keys(ASYNC_STL)].toSorted(),
      ));

    it("describes every function that the package has written in Hog", () => {
      const refused = ["inCohort", "notInCohort"];
      assert.deepEqual(
        [...namesOf(library, ({ origin }) => origin === "bytecode"), ...refused].toSorted(),
        bytecodeLibrary(),
      );
    });

    it("calls asynchronous what is", () => {
      for (const { name, asynchronous } of library) {
        if (Object.hasOwn(STL, name)) assert.equal(asynchronous, false, name);
        if (Object.hasOwn(ASYNC_STL, name)) assert.equal(asynchronous, true, name);
      }
    });

    for (const builtin of library) {
      const official = STL[builtin.name] ?? ASYNC_STL[builtin.name];
      if (!official) continue;
      it(`takes as many arguments for ${builtin.name}`, () => {
        assert.equal(builtin.minimumArguments, official.minArgs);
        assert.equal(builtin.maximumArguments, official.maxArgs);
      });
    }

    for (const { name, origin, minimumArguments, maximumArguments } of library) {
      if (origin !== "bytecode") continue;
      it(`takes exactly ${minimumArguments} arguments for ${name}`, () => {
        assert.equal(maximumArguments, minimumArguments);
        assert.match(
          String(runBytecode([2, name, 0]).error),
          new RegExp(`requires exactly ${minimumArguments} arguments`),
        );
      });
    }

    it("knows which functions are not there at run time", () => {
      for (const { name, failsAt } of unavailableFunctions.values()) {
        if (failsAt === "save") continue;
        assert.match(String(runBytecode([2, name, 0]).error), /Unsupported function call/, name);
        assert.equal(builtins.has(name), false, name);
      }
    });
  });

  describe("null", () => {
    for (const builtin of library.filter(answersInTheVm)) {
      it(`ends the run of ${builtin.name} exactly where it says so`, () => {
        const { name, parameters } = builtin;
        for (const [index, { name: parameter, raisesOnNull, rest }] of parameters.entries()) {
          if (rest) continue;
          const given = parameters.filter(({ optional }, at) => at <= index || !optional);
          const args = given.map((each) => sample(each));
          assert.equal(runBytecode(call(name, args)).error, undefined);
          const { error } = runBytecode(call(name, args.with(index, [31])));
          assert.equal(
            error !== undefined,
            raisesOnNull === true,
            `${parameter}: ${String(error)}`,
          );
        }
      });
    }
  });

  describe("a function as a value", () => {
    const unpredictable = new Set(["now", "generateUUIDv4", "randomFloat"]);
    for (const builtin of library.filter(answersInTheVm)) {
      if (unpredictable.has(builtin.name)) continue;
      const verb = builtin.asValue ? "does the same" : "does something else";
      it(`${verb} for ${builtin.name}`, () => {
        const required = builtin.parameters.filter(({ optional, rest }) => !optional && !rest);
        const args = required.map((parameter) => sample(parameter));
        const called = runBytecode([...call(builtin.name, args), ...asText]);
        const value = runBytecode([...callAsValue(builtin.name, args), ...asText]);
        const same = value.error === undefined && value.result === called.result;
        assert.equal(same, builtin.asValue);
      });
    }
  });

  describe("examples", () => {
    for (const { name, example } of library) {
      it(`shows a call of ${name} that runs`, async () => {
        assert.ok(example.includes(`${name}(`));
        const { expected, text } = await runExample(example);
        if (expected !== undefined) assert.equal(text, `[${expected}]`);
      });
    }
  });

  describe("texts", () => {
    for (const { name, documentation, parameters, pitfalls } of library) {
      it(`are sentences of Markdown for ${name}`, () => {
        const notes = parameters.flatMap((parameter) => parameter.documentation ?? []);
        for (const text of [documentation, ...notes, ...pitfalls]) checkSentence(text);
        const names = parameters.map((parameter) => parameter.name);
        assert.equal(new Set(names).size, names.length, "two parameters have one name");
      });
    }

    for (const { name, reason } of unavailableFunctions.values()) {
      it(`say in a sentence why there is no ${name}`, () => checkSentence(reason));
    }
  });

  describe("what the compiler knows", () => {
    it("is what the vectors' notices say", () => {
      for (const { id, kind, called, reported } of readCalls()) {
        if (kind !== "program" && kind !== "expr") continue;
        const type = kind === "program" ? "destination" : undefined;
        const unknown = called.filter((name) => !isKnownToCompiler(name, type));
        assert.deepEqual(new Set(unknown), new Set(reported), id);
      }
    });

    it("has the host's functions for destinations only", () => {
      assert.equal(isKnownToCompiler("fetch", "destination"), true);
      assert.equal(isKnownToCompiler("fetch", "transformation"), false);
      assert.equal(isKnownToCompiler("fetch"), false);
    });

    it("has described functions only", () => {
      for (const name of compilerFunctions("destination")) assert.ok(builtins.has(name), name);
    });

    it("lacks tryBase64Decode, which runs, and has max2, which does not", () => {
      assert.equal(isKnownToCompiler("tryBase64Decode", "destination"), false);
      assert.equal(isKnownToCompiler("max2", "destination"), true);
    });
  });

  describe("what can be called", () => {
    it("includes the helpers of transformations there and nowhere else", () => {
      assert.ok(callableFunctions("transformation").includes("geoipLookup"));
      assert.ok(!callableFunctions("destination").includes("geoipLookup"));
    });

    it("is nothing asynchronous in transformations", () => {
      for (const type of ["transformation", "transformation_log"] as const) {
        const asynchronous = callableFunctions(type).filter(
          (name) => builtins.get(name)?.asynchronous,
        );
        assert.deepEqual(asynchronous, []);
      }
    });

    it("leaves out what no type has", () => assert.ok(!callableFunctions().includes("sleep")));
  });
});

function namesOf(list: readonly Builtin[], matches: (builtin: Builtin) => boolean): string[] {
  return list
    .filter(matches)
    .map(({ name }) => name)
    .toSorted();
}

/** The package does not export this list, but it publishes the source. */
function bytecodeLibrary(): string[] {
  const file = createRequire(import.meta.url).resolve("@posthog/hogvm/src/stl/bytecode.ts");
  return [...readFileSync(file, "utf8").matchAll(/^ {2}"(\w+)":/gm)]
    .map(([, name]) => String(name))
    .toSorted();
}

function answersInTheVm({ origin }: Builtin): boolean {
  return origin === "library" || origin === "bytecode";
}

const asText = [43, 1, 2, "toString", 1];

function call(name: string, args: readonly (readonly unknown[])[]): readonly unknown[] {
  return [...args.flat(), 2, name, args.length];
}

function callAsValue(name: string, args: readonly (readonly unknown[])[]): readonly unknown[] {
  return [...args.flat(), 32, name, 1, 1, 54, args.length];
}

const date = [32, "2024-03-10", 2, "toDate", 1];
const samples: ReadonlyMap<string, readonly unknown[]> = new Map([
  ["any", [32, "1"]],
  ["string", [32, "1"]],
  ["number", [33, 1]],
  ["array", [32, "a", 32, "b", 43, 2]],
  ["object", [32, "a", 33, 1, 42, 1]],
  ["function", [52, "lambda", 2, 0, 3, 36, 0, 38, 53, 0]],
  ["datetime", [33, 1710084645, 2, "fromUnixTimestamp", 1]],
  ["date", date],
]);

/** Bytecode that leaves an argument on the stack that the parameter takes. */
function sample({ type, choices }: Builtin["parameters"][number]): readonly unknown[] {
  if (choices?.[0] !== undefined) return [32, choices[0]];
  const kind = typeof type === "string" ? type : type[0];
  const bytecode = samples.get(String(kind));
  assert.ok(bytecode, `no sample of ${String(kind)}`);
  return bytecode;
}

function checkSentence(text: string): void {
  assert.match(text, /^(`|[A-Z0-9]|e-mail).*\.$/s);
  assert.equal(text.split("`").length % 2, 1, "a backtick without its partner");
  assert.ok(!text.includes("\n"));
}
