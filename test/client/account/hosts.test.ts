import assert from "node:assert/strict";
import { cloudEu, cloudUs, hostLabel, normaliseHost } from "../../../client/account/hosts.ts";

describe("the address of a PostHog", () => {
  for (const [typed, host] of [
    ["us.posthog.com", cloudUs],
    [" https://us.posthog.com/ ", cloudUs],
    ["HTTPS://US.PostHog.com", cloudUs],
    ["https://us.posthog.com/project/7/functions?tab=logs#x", cloudUs],
    ["us.posthog.com.", cloudUs],
    ["us.i.posthog.com", cloudUs],
    ["https://eu.i.posthog.com/e/", cloudEu],
    ["app.posthog.com", cloudUs],
    ["eu.posthog.com:443", cloudEu],
    ["posthog.example.com", "https://posthog.example.com"],
    ["posthog.example.com:8443/login", "https://posthog.example.com:8443"],
    ["posthog", "https://posthog"],
    ["localhost:8010", "http://localhost:8010"],
    ["http://127.0.0.1:8010", "http://127.0.0.1:8010"],
    ["http://[::1]:8010/", "http://[::1]:8010"],
    ["https://localhost", "https://localhost"],
    ["192.168.0.7", "https://192.168.0.7"],
    ["https://xn--bcher-kva.example", "https://xn--bcher-kva.example"],
  ] as const) {
    it(`is ${host} for ${JSON.stringify(typed)}`, () =>
      assert.deepEqual(normaliseHost(typed), { host }));
  }

  for (const [typed, problem] of [
    ["", /^Enter the address/],
    ["   ", /^Enter the address/],
    ["phx_abc", /looks like a key/],
    ["http://posthog.example.com", /begins with https/],
    ["http://127.0.0.1.example.com", /begins with https/],
    ["ftp://posthog.example.com", /begins with https/],
    ["https://ada:secret@posthog.example.com", /Leave the user name and password out/],
    ["https://ada@posthog.example.com", /Leave the user name and password out/],
    ["posthog.com", /your region: us\.posthog\.com or eu\.posthog\.com/],
    ["https://www.posthog.com/docs", /your region/],
    ["two words", /not an address/],
    ["https://", /not an address/],
    ["javascript:alert(1)", /not an address/],
    ["file:///etc/passwd", /not an address/],
    ["my_host", /not an address/],
    ["-host-", /not an address/],
    ["host:99999", /not an address/],
    ["..", /not an address/],
  ] as const) {
    it(`is refused when it is ${JSON.stringify(typed)}`, () => {
      const read = normaliseHost(typed);
      assert.match("problem" in read ? read.problem : JSON.stringify(read), problem);
    });
  }
});

describe("the name of a host", () => {
  for (const [host, label] of [
    [cloudUs, "PostHog Cloud US"],
    [cloudEu, "PostHog Cloud EU"],
    ["https://posthog.example.com:8443", "posthog.example.com:8443"],
    ["nonsense", "nonsense"],
  ] as const) {
    it(`is ${label} for ${host}`, () => assert.equal(hostLabel(host), label));
  }
});
