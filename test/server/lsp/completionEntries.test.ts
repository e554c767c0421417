import assert from "node:assert/strict";
import {
  checkCompletions,
  checkNotOffered,
  checkOffered,
  checkTaken,
  checkTakenInPlace,
  completionOf,
  type Setting,
} from "./checkCompletion.ts";

const destination: Setting = { type: "destination", inputs: [] };
const options = ["method", "headers", "body"];

describe("completion of the keys of a request's options", () => {
  it("offers them behind the brace", () =>
    checkCompletions("fetch('https://a.test', {$0})", options, destination));

  it("offers them in quotes", () =>
    checkCompletions("fetch('https://a.test', {'$0'})", options, destination));

  it("offers them in quotes left open", () =>
    checkCompletions("fetch('https://a.test', {'$0", options, destination));

  it("offers them on a line of their own", () =>
    checkCompletions("fetch('https://a.test', {\n  $0\n})", options, destination));

  it("offers them when a word has been begun", () =>
    checkOffered("fetch('https://a.test', {\n  he$0\n})", ["headers"], destination));

  it("leaves out those that are given", () => {
    checkCompletions("fetch(u, {'method': 'GET', $0})", ["headers", "body"], destination);
    checkCompletions("fetch(u, {$0, 'body': {'method': 1}})", ["method", "headers"], destination);
    checkCompletions("fetch(u, {'method': 'GET', '$0', 'body': 1})", ["headers"], destination);
  });

  it("keeps those that stand deeper", () =>
    checkCompletions(
      "fetch(u, {'body': {'method': 1}, '$0'})",
      ["method", "headers"],
      destination,
    ));

  it("keeps those that only stand in a value", () =>
    checkCompletions("fetch(u, {'body': 'method', '$0'})", ["method", "headers"], destination));

  it("offers them in a variable's value", () =>
    checkOffered("let res := fetch(u, {$0})", options, destination));

  it("offers them where the brace has just been typed", () =>
    checkCompletions("fetch(u, {$0})", options, { ...destination, client: { trigger: "{" } }));

  it("offers none in the first argument", () =>
    checkNotOffered("fetch({$0})", options, destination));

  it("offers none in another function", () => checkNotOffered("f(u, {$0})", options, destination));

  it("offers none where a local hides the function", () =>
    checkNotOffered("fun fetch(a, b) {}\nfetch(u, {$0})", options, destination));

  it("offers none in a value", () =>
    checkNotOffered("fetch(u, {'body': $0})", ["method"], destination));

  it("tells what a key means", () => {
    const { detail, documentation } = completionOf("fetch(u, {$0})", "body", destination);
    assert.equal(detail, "any");
    assert.ok(typeof documentation === "object");
    assert.match(documentation.value, /anything else as JSON/);
  });
});

describe("taking a key of options", () => {
  it("writes quotes and a colon", () =>
    checkTaken("fetch(u, {$0})", "method", "fetch(u, {'method': })", destination));

  it("replaces what has been typed", () =>
    checkTaken("fetch(u, {met$0})", "method", "fetch(u, {'method': })", destination));

  it("writes a colon behind the quote that is there", () =>
    checkTaken("fetch(u, {'$0'})", "method", "fetch(u, {'method': })", destination));

  it("closes a quote left open", () =>
    checkTaken("fetch(u, {'me$0})", "method", "fetch(u, {'method': })", destination));

  it("keeps the rest of a key that is there", () =>
    checkTaken("fetch(u, {'me$0x': 1})", "method", "fetch(u, {'methodx': 1})", destination));

  it("replaces the rest of a key if the user likes", () => {
    checkTakenInPlace("fetch(u, {'me$0x': 1})", "method", "fetch(u, {'method': 1})", destination);
    checkTakenInPlace("fetch(u, {me$0x})", "method", "fetch(u, {'method': })", destination);
  });

  it("replaces the quote that is there, whatever the user likes", () =>
    checkTakenInPlace("fetch(u, {'me$0'})", "method", "fetch(u, {'method': })", destination));

  it("keeps the colon that is there", () => {
    checkTaken("fetch(u, {'$0': 'GET'})", "method", "fetch(u, {'method': 'GET'})", destination);
    checkTaken("fetch(u, {$0: 'GET'})", "method", "fetch(u, {'method': 'GET'})", destination);
    checkTaken("fetch(u, {'$0' : 'GET'})", "method", "fetch(u, {'method' : 'GET'})", destination);
  });

  it("opens the dictionary that is the value", () =>
    assert.equal(
      completionOf("fetch(u, {$0})", "headers", { ...destination, client: { snippets: true } })
        .textEdit?.newText,
      "'headers': {$0}",
    ));

  it("opens none in an editor without snippets", () =>
    checkTaken("fetch(u, {$0})", "headers", "fetch(u, {'headers': })", destination));

  it("works over lines that end with a carriage return", () =>
    checkTaken(
      "fetch(u, {\r\n  'body': 1,\r\n  '$0'\r\n})",
      "method",
      "fetch(u, {\r\n  'body': 1,\r\n  'method': \r\n})",
      destination,
    ));

  it("works behind other characters than letters", () =>
    checkTaken(
      "print('é🦔') fetch(u, {'$0'})",
      "body",
      "print('é🦔') fetch(u, {'body': })",
      destination,
    ));
});

describe("completion of the values of options", () => {
  it("offers methods", () =>
    checkCompletions(
      "fetch(u, {'method': '$0'})",
      ["POST", "GET", "PUT", "PATCH", "DELETE"],
      destination,
    ));

  it("offers methods without quotes", () =>
    checkTaken("fetch(u, {'method': $0})", "GET", "fetch(u, {'method': 'GET'})", destination));

  it("offers methods in an unfinished call", () =>
    checkTaken("fetch(u, {'method': '$0", "GET", "fetch(u, {'method': 'GET'", destination));

  it("offers the names of headers", () =>
    checkOffered(
      "fetch(u, {'headers': {'$0'}})",
      ["Content-Type", "Authorization", "Accept"],
      destination,
    ));

  it("leaves out headers that are given", () =>
    checkNotOffered(
      "fetch(u, {'headers': {'Content-Type': 'text/plain', '$0'}})",
      ["Content-Type", "method"],
      destination,
    ));

  it("writes a header with its colon", () =>
    checkTaken(
      "fetch(u, {'headers': {'$0'}})",
      "Content-Type",
      "fetch(u, {'headers': {'Content-Type': }})",
      destination,
    ));

  it("offers content types", () =>
    checkOffered(
      "fetch(u, {'headers': {'Content-Type': '$0'}})",
      ["application/json", "application/x-www-form-urlencoded"],
      destination,
    ));

  it("replaces a content type as a whole", () =>
    checkTaken(
      "fetch(u, {'headers': {'Content-Type': 'app$0'}})",
      "application/json",
      "fetch(u, {'headers': {'Content-Type': 'application/json'}})",
      destination,
    ));

  it("offers none for another header", () =>
    checkCompletions("fetch(u, {'headers': {'X-Own': '$0'}})", [], destination));

  it("offers no methods for another key", () =>
    checkCompletions("fetch(u, {'body': '$0'})", [], destination));

  it("offers none behind the colon of a condition", () =>
    checkCompletions("fetch(u, a ? 'method' : '$0')", [], destination));
});

describe("completion of the keys of a captured event", () => {
  const setting: Setting = {
    ...destination,
    project: { eventProperties: [{ name: "plan" }, { name: "total price" }] },
  };

  it("offers them", () =>
    checkCompletions("postHogCapture({$0})", ["event", "distinct_id", "properties"], setting));

  it("offers the project's properties", () =>
    checkOffered("postHogCapture({'properties': {'$0'}})", ["plan", "total price"], setting));

  it("leaves out properties that are given", () =>
    checkNotOffered("postHogCapture({'properties': {'plan': 1, '$0'}})", ["plan"], setting));
});

describe("completion of what a webhook returns", () => {
  const webhook: Setting = { type: "source_webhook", inputs: [] };

  it("offers the response", () => checkCompletions("return {'$0'}", ["httpResponse"], webhook));

  it("offers the parts of the response", () =>
    checkCompletions("if (a) {\n  return {'httpResponse': {$0}}\n}", ["status", "body"], webhook));

  it("offers none in a function", () => {
    checkNotOffered("fun f() { return {$0} }", ["httpResponse"], webhook);
    checkNotOffered("let f := x -> { return {$0} }", ["httpResponse"], webhook);
  });

  it("offers none in a destination", () =>
    checkNotOffered("return {$0}", ["httpResponse"], destination));
});
