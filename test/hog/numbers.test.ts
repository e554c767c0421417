import assert from "node:assert/strict";
import { parseExpression } from "../../hog/syntax/parse.ts";
import { numberValue } from "../../hog/compiler/numbers.ts";
import { loadOfficialReader, type OfficialReader } from "../support/officialTree.ts";

const spellings: readonly string[] = `
  0 7 007 08 -1 +2 -0 -0.0 1.5 1. .5 -.5 0.1 1e3 1.e3 1.5E-3 .5e1 1e308 1e400 -1e400 1e-400 4.9e-324
  0.30000000000000004 9007199254740991 9007199254740992 9007199254740993 9223372036854775807
  9223372036854775808 -9223372036854775808 -9223372036854775809 00009223372036854775808
  0x1F -0x1f 0X1F 0x7fffffffffffffff 0x8000000000000000 -0x8000000000000000 -0x8000000000000001
  0xFFFFFFFFFFFFFFFFF 0b101 -0b101 0b1111111111111111111111111111111111111111111111111111111111111111
  -0b1000000000000000000000000000000000000000000000000000000000000000
  0x1p4 0x1.8p2 -0x1p-3 0x1p1023 0x1p1024 -0x1p1024 0x1p-1074 0x123456789abcdef123p0 0x1.23456789abcdef123p0
  inf -inf +inf INFINITY nan -nan NaN`
  .trim()
  .split(/\s+/);

describe("the value of a number", () => {
  let readOfficial: OfficialReader;

  before(async () => {
    readOfficial = await loadOfficialReader();
  });

  for (const text of spellings) {
    it(`of ${text} is PostHog's`, () => {
      const { root, problems } = parseExpression(text);
      assert.deepEqual(problems, []);
      assert.ok(root.kind === "number");
      const official = readOfficial("expression", text);
      assert.deepEqual(
        { node: "Constant", ...numberValue(root), start: 0, end: text.length },
        official,
      );
    });
  }
});
