import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { findDocumentLinks } from "../../../server/lsp/services/documentLinks.ts";
import { readVectors } from "../../support/vectors.ts";
import { openFunction, openTemplate } from "./openFunction.ts";

describe("document links", () => {
  it("are addresses in texts", () =>
    checkLinks("fetch('https://a.test/b?c=d#e')", ["https://a.test/b?c=d#e"]));

  it("are addresses in any case, without encryption too", () =>
    checkLinks("print('HTTP://A.test')", ["HTTP://A.test"]));

  it("are addresses in comments of each kind", () =>
    checkLinks(
      "// https://a.test/1\n-- https://a.test/2\n# https://a.test/3\n/* https://a.test/4 */",
      ["https://a.test/1", "https://a.test/2", "https://a.test/3", "https://a.test/4"],
    ));

  it("are addresses in the text of a template", () =>
    checkLinks("print(f'see https://a.test/b and {c}')", ["https://a.test/b"]));

  it("are addresses in the text of a tag", () =>
    checkLinks("print(<a href='https://a.test/1'>https://a.test/2</a>)", [
      "https://a.test/1",
      "https://a.test/2",
    ]));

  it("stand in source order", () =>
    checkLinks("a('https://a.test/1') // https://a.test/2\na('https://a.test/3')", [
      "https://a.test/1",
      "https://a.test/2",
      "https://a.test/3",
    ]));

  it("are several in one text", () =>
    checkLinks("a('https://a.test,https://b.test https://c.test')", [
      "https://a.test,https://b.test",
      "https://c.test",
    ]));

  it("leave out the end of a sentence", () =>
    checkLinks("// See https://a.test/b. Or https://a.test/c?! Or https://a.test/d;", [
      "https://a.test/b",
      "https://a.test/c",
      "https://a.test/d",
    ]));

  it("leave out brackets around them, not those inside", () =>
    checkLinks(
      "// (https://a.test/b) [https://a.test/c] https://a.test/d_(e) (https://a.test/f_(g)).",
      ["https://a.test/b", "https://a.test/c", "https://a.test/d_(e)", "https://a.test/f_(g)"],
    ));

  it("leave out quotes and angle brackets", () =>
    checkLinks('// "https://a.test/b" <https://a.test/c> `https://a.test/d`', [
      "https://a.test/b",
      "https://a.test/c",
      "https://a.test/d",
    ]));

  it("end at an escape", () => checkLinks("a('https://a.test/b\\n')", ["https://a.test/b"]));

  it("may have letters of other languages", () =>
    checkLinks("// https://a.test/é/😀b", ["https://a.test/é/"]));

  it("may lead to this machine", () =>
    checkLinks("a('http://localhost:8000/b', 'http://[::1]/c')", [
      "http://localhost:8000/b",
      "http://[::1]/c",
    ]));

  it("are addresses in a text that is not closed", () =>
    checkLinks("fetch('https://a.test/b", ["https://a.test/b"]));

  it("are no code", () => checkLinks("let https := a //b.test", []));

  it("are nothing but addresses of the web", () =>
    checkLinks("a('ftp://a.test', 'mailto:a@b.test', 'xhttps://a.test', 'https:/a.test')", []));

  it("are whole addresses only", () =>
    checkLinks("a('https://', 'https://a', 'https://a.test:99999', 'http://[a.test]/')", []));

  it("are none where the host is put together", () =>
    checkLinks("a('https://api.' || region || '.test')", []));
});

describe("document links in front of an interpolation", () => {
  it("end there", () => checkLinks("a(f'https://a.test/b/{c}/d')", ["https://a.test/b/"]));

  it("end there in the query", () =>
    checkLinks("a(f'https://a.test?b={c}')", ["https://a.test?b="]));

  it("are none where it follows at once", () => checkLinks("a(f'https://{host}/b')", []));

  it("are none where it cuts the host", () =>
    checkLinks("a(f'https://eu.{host}/b', f'https://a.test{path}', f'https://a.test:{port}')", []));

  it("are none where a placeholder of another service cuts the host", () =>
    checkLinks("a('https://eu.{host}/b', f'https://eu.a\\{b}/c')", []));

  it("are whole behind one", () => checkLinks("a(f'{b} https://a.test/c')", ["https://a.test/c"]));
});

describe("document links in templates", () => {
  it("stand in the JSON document", () =>
    checkTemplateLinks('see \\"https://a.test/é\\" {event.url}$0', ["https://a.test/é"]));

  it("end in front of an interpolation", () =>
    checkTemplateLinks("$0https:\\/\\/a.test/b/{event.uuid}", ["https:\\/\\/a.test/b/"]));

  it("are those in the code too", () =>
    checkTemplateLinks("{concat('https://a.test/', x)}$0", ["https://a.test/"]));

  it("lead to the address that is meant", () => {
    const { document } = openTemplate(templateJson("$0https:\\/\\/a.test"));
    assert.equal(findDocumentLinks(document)[0]?.target, "https://a.test");
  });
});

describe("document links in realistic programs", () => {
  for (const { id, source } of readVectors().filter(({ id }) => id.startsWith("realistic-"))) {
    it(`are addresses in ${id}`, () => {
      for (const text of [source, source.slice(0, source.length / 2), source.slice(1)]) {
        const { program } = openFunction({ program: text });
        for (const { target = "" } of findDocumentLinks(program)) assert.ok(URL.canParse(target));
      }
    });
  }
});

function checkLinks(program: string, expected: readonly string[]): void {
  const file = TextDocument.create("", "", 1, program);
  const links = findDocumentLinks(openFunction({ program }).program);
  assert.deepEqual(
    links.map(({ range }) => file.getText(range)),
    expected,
  );
  assert.deepEqual(
    links.map(({ target }) => target),
    expected,
  );
}

function checkTemplateLinks(marked: string, expected: readonly string[]): void {
  const json = templateJson(marked);
  const file = TextDocument.create("", "", 1, json.replace("$0", ""));
  const links = findDocumentLinks(openTemplate(json).document);
  assert.deepEqual(
    links.map(({ range }) => file.getText(range)),
    expected,
  );
}

function templateJson(value: string): string {
  return `{"inputs_schema": [{"key": "a", "type": "string"}],
"inputs": {"a": {"value": "${value}"}}}`;
}
