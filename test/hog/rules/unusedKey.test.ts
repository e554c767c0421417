import { unusedKey } from "../../../hog/analysis/rules/unusedKey.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("unused-key", () => {
  it("marks a key that is not needed", () =>
    check(`
      for (let key, value in event.properties) { print(value) }
             //^^^ unused-key \`key\` is not used. Write \`for (let value in …)\`.
    `));

  it("accepts keys that are used, and names with an underscore in front", () =>
    check(`
      for (let key, value in event.properties) { print(key) }
      for (let key, value in event.properties) { print(() -> key) }
      for (let _key, value in event.properties) {}
    `));

  it("accepts loops without a key", () => check(`for (let value in event.properties) {}`));

  it("is silent about names that text with a syntax error mentions", () =>
    check(`for (let key, value in event.properties) { print(] key) }`));
});

function check(text: string): void {
  checkProblems(unusedKey, text);
}
