import assert from "node:assert/strict";
import { linesOf, printedBy, runSource } from "../../support/runSource.ts";

const eventId = "11111111-2222-3333-4444-555555555555";

describe("limits of a run", () => {
  it("end an endless loop in time", async () => {
    const start = performance.now();
    const { status, errors, logs } = await runSource("while (true) {}");
    assert.ok(performance.now() - start < 5000);
    assert.equal(status, "error");
    assert.match(
      errors[0]?.message ?? "",
      /^Execution timed out after 0\.55 seconds\. Performed \d+ ops\.$/,
    );
    assert.match(
      logs[0]?.message ?? "",
      new RegExp(
        `^Error executing function on event ${eventId}: HogVMException: Execution timed out`,
      ),
    );
  });

  it("say where an endless loop was ended", async () => {
    const source = "print('before')\nwhile (true) { let a := 1 }";
    const { errors } = await runSource(source, { limits: { timeout: 50 } });
    assert.ok((errors[0]?.at?.start ?? 0) >= source.indexOf("while"));
  });

  it("count computing only, not waiting", async () => {
    const { status } = await runSource("sendEmail({}) return 1", { limits: { timeout: 200 } });
    assert.equal(status, "success");
  });

  it("end a program that uses too much memory", async () => {
    const source = "let a := 'x' while (true) { a := a || a }";
    const { errors } = await runSource(source);
    assert.match(
      errors[0]?.message ?? "",
      /^Memory limit of 67108864 bytes exceeded\. Tried to allocate \d+ bytes\.$/,
    );
  });

  for (const source of ["return range(100000000)", "let f := range return f(1, 100000001)"]) {
    it(`refuse ${source} before it is made`, async () => {
      const { errors } = await runSource(source);
      assert.equal(
        errors[0]?.message,
        "Memory limit of 67108864 bytes exceeded. Tried to allocate 800000008 bytes.",
      );
    });
  }

  it("end a recursion without end", async () => {
    const { errors } = await runSource("fun f(n) { return f(n + 1) } f(1)");
    assert.equal(errors[0]?.message, "Call stack exceeded maximum length of 1000");
  });

  it("allow five calls for which the program waits", async () => {
    const five = await runSource(fetching(5));
    const six = await runSource(fetching(6));
    assert.equal(five.status, "success");
    assert.equal(six.requests.length, 5);
    assert.equal(six.errors[0]?.message, "Exceeded maximum number of async steps: 5");
  });

  it("keep 24 printed lines, then warn once", async () => {
    const result = await runSource("for (let i := 1; i <= 30; i := i + 1) { print(i) }");
    assert.equal(printedBy(result).length, 24);
    const lines = linesOf(result);
    assert.equal(lines[23], "info 24");
    assert.equal(
      lines[24],
      `warn Function exceeded maximum log entries. No more logs will be collected. Event: ${eventId}`,
    );
    assert.match(lines[25] ?? "", /^debug Function completed/);
    assert.equal(lines.length, 26);
  });

  it("cut a long line, and say so", async () => {
    const [line = ""] = printedBy(
      await runSource(
        "let a := 'xy' for (let i := 0; i < 13; i := i + 1) { a := a || a } print(a)",
      ),
    );
    assert.equal(line.length, 10_000 + "... (truncated)".length);
    assert.ok(line.endsWith("xy... (truncated)"));
  });

  it("do not cut a line through a character of two units", async () => {
    const source =
      "let a := '😀' for (let i := 0; i < 13; i := i + 1) { a := a || a } print('x', a)";
    const [line = ""] = printedBy(await runSource(source));
    assert.ok(line.endsWith("😀... (truncated)"));
  });

  it("can be set by the run", async () => {
    const result = await runSource("print(1) print(2) fetch('https://a.test')", {
      limits: { logLines: 1, asyncSteps: 0 },
    });
    assert.deepEqual(printedBy(result), ["1"]);
    assert.equal(result.errors[0]?.message, "Exceeded maximum number of async steps: 0");
  });
});

describe("the world of a run", () => {
  it("has the time, ids and chance that it was told", async () => {
    const { returned } = await runSource(
      "return [toString(now()), toString(today()), generateUUIDv4(), randomFloat()]",
      {
        world: {
          now: "2026-03-10T09:15:00.000Z",
          uuids: ["00000000-0000-4000-8000-000000000001"],
          randoms: [0.25],
        },
      },
    );
    assert.deepEqual(returned, [
      "2026-03-10T09:15:00.000Z",
      "2026-03-10",
      "00000000-0000-4000-8000-000000000001",
      0.25,
    ]);
  });

  it("dates the lines of the log by the same clock", async () => {
    const { logs } = await runSource("print(1)", { world: { now: "2026-03-10T09:15:00.000Z" } });
    assert.equal(logs[0]?.timestamp, "2026-03-10T09:15:00.000Z");
  });

  it("is left to chance where nothing is told", async () => {
    const { returned } = await runSource("return generateUUIDv4()");
    assert.match(String(returned), /^[\da-f]{8}-/);
  });
});

function fetching(times: number): string {
  return `for (let i := 0; i < ${times}; i := i + 1) { fetch('https://a.test') }`;
}
