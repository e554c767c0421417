import assert from "node:assert/strict";
import { readFileSync, readdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import manifest from "../../../package.json" with { type: "json" };
import { paintWith, wantsColours } from "../../../server/cli/colours.ts";
import { checkUsageError } from "./checkUsage.ts";
import { hogBuilt, hogProgram, inFolder, runHog, runProcess } from "./runHog.ts";

describe("hog", () => {
  before(() => hogBuilt);

  it("says its version", async () => {
    assert.deepEqual(await runHog(["--version"]), {
      status: 0,
      output: `${manifest.version}\n`,
      errors: "",
    });
  });

  it("can be started as a program", async () => {
    const { status } = await runProcess(hogProgram, ["--version"]);
    assert.equal(status, 0);
  });

  it("lists its commands", async () => {
    const { status, output } = await runHog(["--help"]);
    assert.equal(status, 0);
    for (const command of commands()) assert.match(output, new RegExp(`^ {2}${command} `, "m"));
  });

  it("says the same when it is not told what to do, as an error", async () => {
    const help = await runHog(["--help"]);
    assert.deepEqual(await runHog([]), { status: 2, output: "", errors: help.output });
  });

  for (const command of commands()) {
    it(`explains ${command} in two ways`, async () => {
      const [help, option] = await Promise.all([
        runHog(["help", command]),
        runHog([command, "--help"]),
      ]);
      assert.equal(help.status, 0);
      assert.match(help.output, new RegExp(`^Usage: hog ${command} `, "m"));
      assert.deepEqual(option, help);
    });
  }

  it("has every option in its documentation", async () => {
    const page = readFileSync(new URL("../../../docs/cli.md", import.meta.url), "utf8");
    for (const command of commands()) {
      const { output } = await runHog(["help", command]);
      const [, section = ""] = page.split(`\n## hog ${command}\n`);
      const [own = ""] = section.split("\n## ");
      for (const [option] of output.matchAll(/(?<=^ {2})--[a-z-]+/gm)) {
        assert.ok(own.includes(`\`${option}`), `${command} ${option}`);
      }
    }
  });

  describe("used wrongly", () => {
    it("names the command that was probably meant", () =>
      checkUsageError(["chekc"], "There is no command 'chekc'. Did you mean 'check'?"));

    it("refuses an unknown command", () =>
      checkUsageError(["deploy"], "There is no command 'deploy'. Try hog --help."));

    it("refuses help on an unknown command", () =>
      checkUsageError(["help", "deploy"], "There is no command 'deploy'. Try hog --help."));

    it("refuses an unknown option before the command", () =>
      checkUsageError(["--colour"], "Unknown option '--colour'. Try hog --help."));

    for (const command of commands()) {
      it(`refuses an unknown option of ${command}`, () =>
        checkUsageError([command, "--colour"], "Unknown option '--colour'."));
    }

    it("refuses an option without its value", () =>
      checkUsageError(["compile", "--kind"], /'--kind <value>' argument missing/));
  });

  describe("with bad input", () => {
    for (const command of ["check", "format", "compile"]) {
      it(`${command} names a missing file`, () =>
        checkUsageError(
          [command, "missing.hog"],
          "Cannot read missing.hog: there is no such file or folder.",
        ));

      it(`${command} refuses invalid UTF-8`, () =>
        inFolder({ "a.hog": new Uint8Array([0x61, 0xff, 0x61]) }, (folder) =>
          checkUsageError([command, "a.hog"], "a.hog is no text in UTF-8.", { folder }),
        ));

      it(`${command} refuses invalid UTF-8 on standard input`, () =>
        checkUsageError([command, "-"], "Standard input is no text in UTF-8.", {
          input: new Uint8Array([0x27, 0xc3, 0x27]),
        }));
    }

    for (const command of ["check", "format"]) {
      it(`${command} refuses a folder without Hog`, () =>
        inFolder({ "src/notes.txt": "let a := 1" }, (folder) =>
          checkUsageError([command, "src"], "There is no *.hog file in src.", { folder }),
        ));

      it(`${command} looks at everything before it says anything`, () =>
        inFolder({ "a.hog": "print( 1 )" }, (folder) =>
          checkUsageError([command, "a.hog", "b.hog"], /^hog: Cannot read b\.hog/, { folder }),
        ));
    }

    it("says why a file cannot be read", () =>
      inFolder({ "b.hog": "" }, async (folder) => {
        symlinkSync("a.hog", join(folder, "a.hog"));
        await checkUsageError(
          ["check", "a.hog"],
          "Cannot read a.hog: it is a link that leads to itself.",
          { folder },
        );
        await checkUsageError(
          ["check", "b.hog/c.hog"],
          "Cannot read b.hog/c.hog: a part of its path is no folder.",
          { folder },
        );
      }));

    it("refuses a folder where one file is wanted", () =>
      inFolder({ "src/a.hog": "print(1)" }, (folder) =>
        checkUsageError(["compile", "src"], "Cannot read src: it is a folder.", { folder }),
      ));

    it("refuses a function.json that is no JSON", () =>
      inFolder({ "a.hog": "print(1)", "function.json": "{type: 1}" }, (folder) =>
        checkUsageError(["check", "a.hog"], /^hog: function\.json is no JSON: /, { folder }),
      ));

    it("refuses a name for standard input that is not read", () =>
      checkUsageError(
        ["check", "--stdin-name", "a.hog", "test/fixtures/cli/order/order.hog"],
        "--stdin-name names standard input, which is not read here.",
      ));

    it("writes nothing", () =>
      inFolder({ "a.hog": "print( 1 )", "bad.hog": new Uint8Array([0xff]) }, async (folder) => {
        await checkUsageError(["format", "--write", "."], /bad\.hog is no text/, { folder });
        assert.deepEqual(readdirSync(folder), ["a.hog", "bad.hog"]);
        assert.equal(readFileSync(join(folder, "a.hog"), "utf8"), "print( 1 )");
      }));
  });

  it("ends quietly when nobody reads its output to the end", () =>
    inFolder({ "a.hog": "let = ;\n".repeat(20_000) }, async (folder) => {
      const script = `"$0" "$1" check a.hog | head -n 1; echo "\${PIPESTATUS[0]}" >&2`;
      const { output, errors } = await runProcess(
        "bash",
        ["-c", script, process.execPath, hogProgram],
        { folder },
      );
      assert.match(output, /^a\.hog:1:5 error /);
      assert.equal(errors, "1\n");
    }));
});

describe("colours", () => {
  it("are for terminals, unless NO_COLOR is set", () => {
    assert.equal(wantsColours({ isTTY: true }, {}), true);
    assert.equal(wantsColours({ isTTY: true }, { NO_COLOR: "" }), true);
    assert.equal(wantsColours({ isTTY: true }, { NO_COLOR: "1" }), false);
    assert.equal(wantsColours({ isTTY: false }, {}), false);
    assert.equal(wantsColours({}, {}), false);
  });

  it("begin and end around the text", () => {
    assert.equal(paintWith(true)("red", "error"), "\u001b[31merror\u001b[39m");
    assert.equal(paintWith(false)("red", "error"), "error");
  });
});

function commands(): readonly string[] {
  return ["check", "format", "compile", "run", "conformance"];
}
