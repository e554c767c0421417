import assert from "node:assert/strict";
import {
  chmodSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { checkUsageError } from "./checkUsage.ts";
import { hogBuilt, inFolder, runHog } from "./runHog.ts";

const untidy = "let  a:=1\nprint( a )";
const tidy = "let a := 1;\nprint(a);\n";
const broken = "let = 1";

describe("hog format", () => {
  before(() => hogBuilt);

  it("prints the tidy text", () =>
    inFolder({ "a.hog": untidy }, async (folder) => {
      const ended = await runHog(["format", "a.hog"], { folder });
      assert.deepEqual(ended, { status: 0, output: tidy, errors: "" });
      assert.equal(textOf(folder, "a.hog"), untidy);
    }));

  it("prints the tidy text of standard input", async () => {
    const { status, output } = await runHog(["format", "-"], { input: untidy });
    assert.deepEqual({ status, output }, { status: 0, output: tidy });
  });

  it("prints a text with syntax errors as it is, and its problems beside", async () => {
    const { status, output, errors } = await runHog(["format", "-"], { input: broken });
    assert.deepEqual({ status, output }, { status: 1, output: broken });
    assert.match(errors, /^<stdin>:1:5 error /);
  });

  it("prints one file at a time", () =>
    inFolder({ "a.hog": untidy, "b.hog": untidy }, (folder) =>
      checkUsageError(["format"], "Several files need --check or --write.", { folder }),
    ));

  describe("with --check", () => {
    it("lists what is not tidy", () =>
      inFolder({ "a.hog": untidy, "b.hog": tidy }, async (folder) => {
        const { status, output } = await runHog(["format", "--check"], { folder });
        assert.deepEqual(
          { status, output },
          { status: 1, output: "a.hog\n1 of 2 files not tidy.\n" },
        );
        assert.equal(textOf(folder, "a.hog"), untidy);
      }));

    it("is content with tidy files", () =>
      inFolder({ "b.hog": tidy }, async (folder) => {
        const ended = await runHog(["format", "--check"], { folder });
        assert.deepEqual(ended, { status: 0, output: "0 of 1 file not tidy.\n", errors: "" });
      }));

    it("is not content with syntax errors", () =>
      inFolder({ "a.hog": broken }, async (folder) => {
        const { status, errors } = await runHog(["format", "--check"], { folder });
        assert.equal(status, 1);
        assert.match(errors, /^a\.hog:1:5 error /);
      }));
  });

  describe("with --write", () => {
    it("writes what is not tidy, and lists it", () =>
      inFolder({ "a.hog": untidy, "sub/b.hog": tidy }, async (folder) => {
        const before = statSync(join(folder, "sub/b.hog")).mtimeMs;
        const ended = await runHog(["format", "--write"], { folder });
        assert.deepEqual(ended, {
          status: 0,
          output: "a.hog\n1 of 2 files written.\n",
          errors: "",
        });
        assert.equal(textOf(folder, "a.hog"), tidy);
        assert.equal(statSync(join(folder, "sub/b.hog")).mtimeMs, before);
        assert.deepEqual(readdirSync(folder), ["a.hog", "sub"]);
      }));

    it("leaves files with syntax errors", () =>
      inFolder({ "a.hog": untidy, "b.hog": broken }, async (folder) => {
        const { status, output, errors } = await runHog(["format", "--write"], { folder });
        assert.equal(status, 1);
        assert.equal(output, "a.hog\n1 of 2 files written.\n");
        assert.match(errors, /^b\.hog:1:5 error /);
        assert.equal(textOf(folder, "b.hog"), broken);
      }));

    it("keeps the mode of a file, and the link that leads to it", () =>
      inFolder({ "real/a.txt": untidy }, async (folder) => {
        chmodSync(join(folder, "real/a.txt"), 0o640);
        symlinkSync("real/a.txt", join(folder, "a.hog"));
        await runHog(["format", "--write", "a.hog"], { folder });
        assert.equal(textOf(folder, "real/a.txt"), tidy);
        assert.equal(statSync(join(folder, "a.hog")).mode & 0o777, 0o640);
      }));

    it("refuses a read-only file, and writes no other", () =>
      inFolder({ "a.hog": untidy, "b.hog": untidy }, async (folder) => {
        chmodSync(join(folder, "b.hog"), 0o444);
        await checkUsageError(["format", "--write"], "Cannot write b.hog: it is read-only.", {
          folder,
        });
        assert.equal(textOf(folder, "a.hog"), untidy);
        assert.deepEqual(readdirSync(folder), ["a.hog", "b.hog"]);
      }));

    it("leaves everything when a file cannot be staged", () =>
      inFolder({ "a.hog": untidy, "b.hog": untidy }, async (folder) => {
        // The process has the number of nobody else, so only a name that is too long stands in its way.
        const long = `${"b".repeat(250)}.hog`;
        writeFileSync(join(folder, long), untidy);
        await checkUsageError(["format", "--write"], /the name is too long/, { folder });
        assert.equal(textOf(folder, "a.hog"), untidy);
        assert.equal(readdirSync(folder).length, 3);
      }));

    it("refuses standard input", () =>
      checkUsageError(["format", "--write", "-"], "--write cannot write to standard input.", {
        input: untidy,
      }));

    it("refuses --check beside it", () =>
      checkUsageError(["format", "--write", "--check"], "--check and --write exclude each other."));
  });

  it("writes one JSON document on demand", () =>
    inFolder({ "a.hog": untidy, "b.hog": broken }, async (folder) => {
      const { status, output, errors } = await runHog(["format", "--json", "--check"], { folder });
      assert.deepEqual({ status, errors }, { status: 1, errors: "" });
      const [first, second] = filesIn(output);
      assert.deepEqual(first, { path: "a.hog", tidy: false, written: false, problems: [] });
      const { problems = [], ...rest } = second ?? {};
      assert.deepEqual(rest, { path: "b.hog", tidy: false, written: false });
      assert.deepEqual(problems[0]?.start, { offset: 4, line: 1, column: 5 });
    }));

  it("has the text in the JSON where it would print it", async () => {
    const { output } = await runHog(["format", "--json", "-"], { input: untidy });
    assert.equal(filesIn(output)[0]?.text, tidy);
  });
});

interface FormattedFile {
  readonly path: string;
  readonly text?: string;
  readonly problems: readonly { readonly start: object }[];
}

function filesIn(output: string): readonly FormattedFile[] {
  const report: { readonly files: readonly FormattedFile[] } = JSON.parse(output);
  return report.files;
}

function textOf(folder: string, path: string): string {
  return readFileSync(join(folder, path), "utf8");
}
