import assert from "node:assert/strict";
import { type CompletionList, InsertTextFormat } from "vscode-languageserver-types";
import { resolveCompletion } from "../../../server/lsp/services/completion.ts";
import { narrow } from "../../../server/lsp/services/completion/match.ts";
import { checkTaken, completionOf, listAt, type Setting } from "./checkCompletion.ts";

const kinds = ["order", "cart", "user", "$feature", "page view"];
const properties = Array.from({ length: 5000 }, (_, at) => ({
  name: `${kinds[at % kinds.length]}_${at}`,
  type: "String",
}));
const large: Setting = {
  type: "destination",
  project: { eventProperties: [...properties, { name: "loyaltyPlanCode" }], events: properties },
};
const everything: Setting["client"] = {
  snippets: true,
  insertReplace: true,
  labelDetails: true,
  itemDefaults: new Set(["editRange", "insertTextFormat", "data", "commitCharacters"]),
};

describe("the number of completions", () => {
  it("is limited, and the editor is told so", () => {
    const { items, isIncomplete } = listAt("event.properties.$0", large);
    assert.equal(items.length, 200);
    assert.equal(isIncomplete, true);
  });

  it("is limited in brackets", () => {
    const { items, isIncomplete } = listAt("event.properties['$0']", large);
    assert.equal(items.length, 200);
    assert.equal(isIncomplete, true);
  });

  it("is limited for the names of events", () => {
    const { items, isIncomplete } = listAt("event.event == '$0'", large);
    assert.equal(items.length, 200);
    assert.equal(isIncomplete, true);
  });

  it("is limited for events without a quote", () => {
    const { items, isIncomplete } = listAt("event.event == $0", large);
    assert.equal(items.length, 200);
    assert.equal(isIncomplete, true);
  });

  it("is limited for the properties of a captured event", () => {
    const { items, isIncomplete } = listAt("postHogCapture({'properties': {'$0'}})", large);
    assert.equal(items.length, 200);
    assert.equal(isIncomplete, true);
  });

  it("is complete where all that fits is there", () => {
    const { items, isIncomplete } = listAt("event.properties.order_123$0", large);
    assert.equal(isIncomplete, false);
    assert.ok(items.length > 0 && items.length < 200);
  });

  it("holds a name of which only letters were typed", () => {
    const { items } = listAt("event.properties.lpc$0", large);
    assert.deepEqual(
      items.map(({ label }) => label),
      ["loyaltyPlanCode"],
    );
  });

  it("is none where nothing fits", () => {
    const list = listAt("event.properties.qqq$0", large);
    assert.deepEqual(list, { isIncomplete: false, items: [] });
  });

  it("is not limited where there are few", () => {
    const { items, isIncomplete } = listAt("event.properties.zzz$0", { type: "destination" });
    assert.ok(items.length > 20);
    assert.equal(isIncomplete, false);
  });

  it("covers all names at the start of a statement", () =>
    assert.equal(listAt("$0", { type: "destination" }).isIncomplete, false));

  it("looks at what is in front of the cursor only", () =>
    assert.equal(listAt("event.properties.$0order_1", large).items.length, 200));
});

describe("narrowing down", () => {
  const others = Array.from({ length: 200 }, (_, at) => `${at}`);

  it("leaves a short list alone", () => {
    const few = ["b", "a"];
    assert.deepEqual(
      narrow(few, (one) => one, "x"),
      { kept: few, isWhole: true },
    );
  });

  it("puts better matches first", () =>
    assert.deepEqual(
      narrow(
        ["x_p_l_a_n", "explanation", "my_plan", "myPlan", "Plan", "plans", ...others],
        (one) => one,
        "plan",
      ),
      {
        kept: ["Plan", "plans", "my_plan", "myPlan", "explanation", "x_p_l_a_n"],
        isWhole: true,
      },
    ));

  it("keeps the order of equal matches", () =>
    assert.deepEqual(narrow(["ab", "aa", ...others], (one) => one, "a").kept, ["ab", "aa"]));

  it("ignores letter case", () =>
    assert.deepEqual(narrow(["ORDER", ...others], (one) => one, "oRd").kept, ["ORDER"]));

  it("finds the start of a word behind a part of one", () =>
    assert.deepEqual(narrow(["complan", "explain_plan", ...others], (one) => one, "plan").kept, [
      "explain_plan",
      "complan",
    ]));

  it("wants letters in their order", () =>
    assert.deepEqual(narrow(["nalp", ...others], (one) => one, "plan").kept, []));

  it("tells when something that fits was left out", () => {
    const many = Array.from({ length: 300 }, (_, at) => `a${at}`);
    const { kept, isWhole } = narrow(many, (one) => one, "a");
    assert.equal(kept.length, 200);
    assert.equal(isWhole, false);
  });

  it("tells when everything that fits is there", () => {
    const many = Array.from({ length: 200 }, (_, at) => `a${at}`);
    assert.equal(narrow([...many, "b"], (one) => one, "a").isWhole, true);
  });
});

describe("what completions have in common", () => {
  it("is repeated for an editor that wants it so", () => {
    const list = listAt("event.$0", { type: "destination" });
    assert.equal(list.itemDefaults, undefined);
    assert.ok(list.items.every(({ textEdit }) => textEdit));
  });

  it("is said once for an editor that can read that", () => {
    const list = listAt("event.pro$0", { type: "destination", client: everything });
    const start = { line: 0, character: 6 };
    const end = { line: 0, character: 9 };
    assert.deepEqual(list.itemDefaults?.editRange, {
      insert: { start, end },
      replace: { start, end },
    });
    assert.ok(list.items.every(({ textEdit, textEditText }) => !textEdit && !textEditText));
  });

  it("is a plain range for an editor that keeps the rest of a word", () => {
    const client = { itemDefaults: new Set(["editRange"]) };
    const list = listAt("event.p$0ro", { type: "destination", client });
    assert.deepEqual(list.itemDefaults?.editRange, {
      start: { line: 0, character: 6 },
      end: { line: 0, character: 7 },
    });
  });

  it("leaves alone what is written elsewhere", () => {
    const inputs = [
      { key: "a", type: "string" },
      { key: "b", type: "string" },
      { key: "my-key", type: "string" },
    ];
    const { items } = listAt("inputs.$0", { inputs, client: everything });
    assert.deepEqual(
      items.map(({ textEdit }) => textEdit !== undefined),
      [false, false, true],
    );
  });

  it("is the place of most, not of the first", () => {
    const inputs = [
      { key: "my-key", type: "string" },
      { key: "a", type: "string" },
      { key: "b", type: "string" },
    ];
    const { items } = listAt("inputs.$0", { inputs, client: everything });
    assert.deepEqual(
      items.map(({ textEdit }) => textEdit !== undefined),
      [true, false, false],
    );
  });

  it("tells what is written where that is not the label", () => {
    const { items } = listAt("print(inputs['$0", {
      inputs: [{ key: "url", type: "string" }],
      client: everything,
    });
    assert.equal(items[0]?.textEditText, "url']");
  });

  it("means the same items", () => {
    for (const program of ["$0", "let a := fe$0", "event.$0", "inputs['$0", "fetch(u, {$0})"]) {
      const setting: Setting = { type: "destination", inputs: [{ key: "a-b", type: "string" }] };
      const { itemDefaults: _, ...client } = everything;
      const plain = listAt(program, { ...setting, client });
      const short = listAt(program, { ...setting, client: everything });
      assert.deepEqual(written(short), written(plain), program);
      const isShorter = JSON.stringify(short).length < JSON.stringify(plain).length;
      assert.ok(isShorter || plain.items.length < 3, program);
    }
  });

  it("is not said to an editor that does not know that part", () => {
    const client = { ...everything, itemDefaults: new Set(["data"]) };
    const list = listAt("let a := $0", { type: "destination", client });
    assert.deepEqual(list.itemDefaults, { data: "*" });
    assert.ok(list.items.every(({ textEdit }) => textEdit));
  });

  it("is nothing where there is nothing", () =>
    assert.deepEqual(listAt("nobody.$0", { client: everything }), {
      isIncomplete: false,
      items: [],
    }));

  it("does not make functions of what is none", () => {
    const program = "let concat := 1\nlet b := $0";
    const { items } = listAt(program, { type: "destination", client: everything });
    const local = items.find(({ label }) => label === "concat");
    assert.ok(local);
    assert.equal(resolveCompletion(local).documentation, undefined);
  });

  it("makes functions of those of the library", () => {
    const { items } = listAt("let b := $0", { type: "destination", client: everything });
    const item = items.find(({ label }) => label === "concat");
    assert.ok(item);
    const { documentation } = resolveCompletion({ ...item, data: item.data ?? "*" });
    assert.ok(typeof documentation === "object");
    assert.match(documentation.value, /^Joins/);
  });
});

describe("details beside the label", () => {
  const setting: Setting = { type: "destination", client: { labelDetails: true } };

  it("are the parameters of a function of the library", () => {
    const { labelDetails, detail } = completionOf("let a := $0", "fetch", setting);
    assert.deepEqual(labelDetails, { detail: "(url: string, options?: object)" });
    assert.equal(detail, undefined);
  });

  it("give way to the whole signature when asked", () => {
    const { detail } = resolveCompletion(completionOf("let a := $0", "fetch", setting));
    assert.equal(detail, "fetch(url: string, options?: object): object");
  });

  it("are the parameters of a function of one's own", () =>
    assert.deepEqual(completionOf("fun f(a, b) {}\n$0", "f", setting).labelDetails, {
      detail: "(a, b)",
    }));

  it("are the type of a field", () =>
    assert.deepEqual(completionOf("event.$0", "uuid", setting).labelDetails, {
      description: "string",
    }));

  it("are the type of an input", () =>
    assert.deepEqual(
      completionOf("inputs.$0", "a", { ...setting, inputs: [{ key: "a", type: "string" }] })
        .labelDetails,
      { description: "string" },
    ));

  it("are absent where nothing is known", () =>
    assert.equal(
      completionOf("let b := {'c': event.event}\nb.$0", "c", setting).labelDetails,
      undefined,
    ));

  it("are not sent to an editor that does not show them", () => {
    const { labelDetails, detail } = completionOf("event.$0", "uuid", { type: "destination" });
    assert.equal(labelDetails, undefined);
    assert.equal(detail, "string");
  });
});

describe("the order of completions", () => {
  it("has locals, words of statements, globals, functions, other words and snippets", () => {
    const labels = listAt("let total := 1\n$0", {
      type: "destination",
      client: { snippets: true },
    }).items.map(({ label }) => label);
    const places = ["total", "return", "event", "concat", "null", "if else"].map((label) =>
      labels.indexOf(label),
    );
    assert.ok(places.every((place) => place >= 0));
    assert.deepEqual(
      places,
      places.toSorted((one, other) => one - other),
    );
  });

  it("has the word before functions that begin like it", () => {
    const labels = listAt("$0", { type: "destination" }).items.map(({ label }) => label);
    for (const [word = "", name = ""] of [
      ["let", "length"],
      ["if", "ifNull"],
      ["for", "formatDateTime"],
      ["try", "trim"],
      ["return", "replaceAll"],
    ]) {
      assert.ok(labels.indexOf(word) < labels.indexOf(name), word);
    }
    const behind = listAt("if (a) {\n}\n$0", { type: "destination" });
    assert.equal(behind.items[0]?.label, "else");
  });

  it("has errors in front where one is thrown, behind what was caught", () => {
    assert.deepEqual(firstTwo("throw $0"), ["Error", "HogError"]);
    assert.deepEqual(firstTwo("try {\n} catch (e) {\n  throw $0\n}"), ["e", "Error"]);
    assert.deepEqual(firstTwo("let a := $0"), ["event", "person"]);
  });

  it("has the functions of workflows behind the others", () => {
    const labels = listAt("$0", { type: "destination" }).items.map(({ label }) => label);
    assert.ok(labels.indexOf("postHogAiDecision") > labels.indexOf("toDateTime"));
  });

  it("is what editors sort by", () => {
    const texts = listAt("$0", { type: "destination" }).items.map(({ sortText }) => sortText ?? "");
    assert.deepEqual(texts, texts.toSorted());
  });

  it("marks what a transformation returns", () => {
    const type = "transformation";
    assert.equal(completionOf("return $0", "event", { type }).preselect, true);
    assert.equal(completionOf("return $0", "inputs", { type }).preselect, undefined);
    assert.equal(completionOf("let a := $0", "event", { type }).preselect, undefined);
    assert.equal(completionOf("let a := 1\nreturn $0", "event", { type }).preselect, undefined);
    const log = completionOf("return $0", "record", { type: "transformation_log" });
    assert.equal(log.preselect, true);
  });

  it("marks nothing in a destination", () =>
    assert.equal(completionOf("return $0", "event", { type: "destination" }).preselect, undefined));
});

describe("the text of completions", () => {
  const setting: Setting = {
    type: "destination",
    inputs: [
      { key: "url", type: "string" },
      { key: "größe", type: "string" },
      { key: "a\\b", type: "string" },
    ],
  };

  for (const [name, program, label, expected] of [
    ["at the end of the text", "print(inputs.u$0", "url", "print(inputs.url"],
    [
      "over lines with carriage returns",
      "print(1)\r\ninputs.$0\r\nprint(2)",
      "url",
      "print(1)\r\ninputs.url\r\nprint(2)",
    ],
    [
      "behind other characters than letters",
      "print('🦔é', inputs.u$0)",
      "url",
      "print('🦔é', inputs.url)",
    ],
    ["behind a safe dot", "inputs?.u$0", "url", "inputs?.url"],
    ["in brackets behind a safe dot", "inputs?.$0", "größe", "inputs?.['größe']"],
    ["with a name that needs brackets", "inputs.gr$0", "größe", "inputs['größe']"],
    ["in quotes that are closed", "inputs['gr$0']", "größe", "inputs['größe']"],
    ["in quotes left open at the end", "inputs['$0", "größe", "inputs['größe']"],
    ["with a backslash", "inputs['$0']", "a\\b", "inputs['a\\\\b']"],
    ["above other code", "inputs.$0\nprint(1)", "url", "inputs.url\nprint(1)"],
    ["in a text", "print(f'é {inputs.$0}')", "url", "print(f'é {inputs.url}')"],
    ["behind a comment", "/* é */ inputs.u$0", "url", "/* é */ inputs.url"],
    ["where a space follows the dot", "inputs. $0", "url", "inputs. url"],
    ["behind tabs", "\t\tinputs.$0", "url", "\t\tinputs.url"],
  ] as const) {
    it(`is right ${name}`, () => checkTaken(program, label, expected, setting));
  }
});

/** What each item writes, how and where, whether it says so itself or not. */
function written({ items, itemDefaults }: CompletionList): readonly unknown[] {
  return items.map(({ label, textEdit, textEditText, insertTextFormat, data }) => {
    const range = itemDefaults?.editRange;
    const place = range && ("start" in range ? { range } : range);
    return [
      label,
      textEdit ?? { newText: textEditText ?? label, ...place },
      insertTextFormat ?? itemDefaults?.insertTextFormat ?? InsertTextFormat.PlainText,
      (data ?? itemDefaults?.data) || undefined,
    ];
  });
}

function firstTwo(marked: string): readonly string[] {
  const { items } = listAt(marked, { type: "destination" });
  return items.slice(0, 2).map(({ label }) => label);
}
