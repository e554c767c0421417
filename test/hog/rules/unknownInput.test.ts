import type { FunctionContext } from "../../../hog/analysis/context.ts";
import { unknownInput } from "../../../hog/analysis/rules/unknownInput.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("unknown-input", () => {
  const context: FunctionContext = {
    inputs: [
      { key: "url", type: "string" },
      { key: "token", type: "string", secret: true },
    ],
  };

  it("marks an input that the schema does not have", () =>
    checkProblems(
      unknownInput,
      `
      print(inputs.tokn, inputs['colour'].red)
                 //^^^^ unknown-input The function has no input \`tokn\`, so this is null. Did you mean \`token\`?
                              //^^^^^^^^ unknown-input The function has no input \`colour\`, so this is null.
    `,
      context,
    ));

  it("accepts inputs of the schema, computed names and all inputs at once", () =>
    checkProblems(unknownInput, `print(inputs.url, inputs[key], inputs)`, context));

  it("accepts a variable called inputs", () =>
    checkProblems(unknownInput, `let inputs := {}; print(inputs.tokn)`, context));

  it("is silent where the schema is not known", () =>
    checkProblems(unknownInput, `print(inputs.tokn)`));
});
