import type { FunctionContext, InputSchema } from "../../../hog/analysis/context.ts";
import { secretNotMarked } from "../../../hog/analysis/rules/secretNotMarked.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("secret-not-marked", () => {
  it("marks the first use of an input that is called like a credential", () =>
    checkProblems(
      secretNotMarked,
      `
      let headers := {'Authorization': f'Bearer {inputs.api_key}'}
                                                      //^^^^^^^ secret-not-marked \`api_key\` looks like a credential. Mark the input as secret.
      print(inputs.api_key, inputs.clientSecret)
                                 //^^^^^^^^^^^^ secret-not-marked
    `,
      withInputs("api_key", "clientSecret"),
    ));

  it("accepts inputs that are marked", () =>
    checkProblems(secretNotMarked, `print(inputs.token)`, {
      inputs: [{ key: "token", type: "string", secret: true }],
    }));

  it("accepts names that only mention a credential, and public ones", () =>
    checkProblems(
      secretNotMarked,
      `print(inputs.token_url, inputs.key, inputs.public_key, inputs.page_token, inputs.monkey)`,
      withInputs("token_url", "key", "public_key", "page_token", "monkey"),
    ));

  it("accepts inputs that are no text of the user's", () =>
    checkProblems(secretNotMarked, `print(inputs.oauth_token)`, {
      inputs: [{ key: "oauth_token", type: "integration" }],
    }));

  it("is silent where the schema is not known", () =>
    checkProblems(secretNotMarked, `print(inputs.token)`));
});

function withInputs(...keys: readonly string[]): FunctionContext {
  return { inputs: keys.map((key): InputSchema => ({ key, type: "string" })) };
}
