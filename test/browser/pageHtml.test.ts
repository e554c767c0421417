import assert from "node:assert/strict";
import { pageHtml } from "../../client/panels/pageHtml.ts";
import { fakeUri, fakeWebview } from "./browserPages.ts";

describe("the shell of a page", () => {
  const webview = fakeWebview("https://webview.example");

  it("lets in nothing but scripts and styles of the extension", () => {
    const html = pageHtml(webview, fakeUri("/extension"), "logs", "Logs");
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1];
    assert.equal(
      policy,
      "default-src 'none'; script-src https://webview.example; style-src https://webview.example",
    );
  });

  it("loads one script and one style sheet of the page", () => {
    const html = pageHtml(webview, fakeUri("/extension"), "run", "Run");
    assert.deepEqual(
      [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address),
      [
        "https://webview.example/extension/dist/pages/run.css",
        "https://webview.example/extension/dist/pages/run.js",
      ],
    );
  });

  it("shows a title as the text that it is", () => {
    const title = '</title><script>alert("1")</script> & more';
    const html = pageHtml(webview, fakeUri("/extension"), "logs", title);
    assert.match(
      html,
      /<title>&lt;\/title&gt;&lt;script&gt;alert\(&quot;1&quot;\)&lt;\/script&gt; &amp; more<\/title>/,
    );
  });
});
