import type { FunctionContext } from "../../../hog/analysis/context.ts";
import { inputMisuse } from "../../../hog/analysis/rules/inputMisuse.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("input-misuse", () => {
  const context: FunctionContext = {
    inputs: [
      { key: "url", type: "string" },
      { key: "limit", type: "number" },
      { key: "debug", type: "boolean" },
      { key: "headers", type: "dictionary" },
      { key: "payload", type: "json" },
    ],
  };

  it("marks a property of a text, a number or a truth value", () =>
    checkProblems(
      inputMisuse,
      `
      print(inputs.url.host, inputs.limit['max'], inputs.debug.level.x)
                     //^^^^ input-misuse The input \`url\` is a text and has no properties: this is null.
                                        //^^^^^ input-misuse The input \`limit\` is a number and has no properties: this is null.
                                                             //^^^^^ input-misuse The input \`debug\` is true or false and has no properties: this is null.
    `,
      context,
    ));

  it("marks a loop over one", () =>
    checkProblems(
      inputMisuse,
      `
      for (let i in inputs.limit) {}
                  //^^^^^^^^^^^^ input-misuse The input \`limit\` is a number: this loop never runs.
    `,
      context,
    ));

  it("accepts properties of and loops over the rest", () =>
    checkProblems(
      inputMisuse,
      `
      print(inputs.headers.a, inputs.payload.b, inputs.unknown.c, inputs.url[1])
      for (let name, value in inputs.headers) {}
      for (let item in inputs.payload.items) {}
      for (let part in splitByString(',', inputs.url)) {}
    `,
      context,
    ));

  it("is silent where the schema is not known", () =>
    checkProblems(inputMisuse, `print(inputs.url.host)`));
});
