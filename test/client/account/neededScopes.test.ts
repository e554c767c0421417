import assert from "node:assert/strict";
import { findMissingScopes } from "../../../client/account/neededScopes.ts";

/** What completion of a project's names needs. */
const names = ["event_definition:read", "property_definition:read", "group:read"];

describe("the scopes that a key lacks", () => {
  for (const [name, scopes, missing] of [
    ["are none when it may do all", ["*"], []],
    ["are none when it is of the time before scopes", [], []],
    [
      "are none when it has them",
      ["hog_function:write", "project:read", "user:read", "query:read", ...names],
      [],
    ],
    [
      "are none when it may write what is to be read",
      ["hog_function:write", "project:write", "user:write", "query:write", ...names],
      [],
    ],
    [
      "are those that it has not",
      ["hog_function:read", "project:read"],
      ["hog_function:write", "user:read", "query:read", ...names],
    ],
  ] satisfies [string, string[], string[]][]) {
    it(name, () =>
      assert.deepEqual(
        findMissingScopes(scopes).map(({ scope }) => scope),
        missing,
      ),
    );
  }

  it("are required when nothing works without them", () =>
    assert.deepEqual(
      findMissingScopes(["other:read"])
        .filter(({ required }) => required)
        .map(({ scope }) => scope),
      ["hog_function:write"],
    ));
});
