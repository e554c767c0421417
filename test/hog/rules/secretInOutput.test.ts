import type { FunctionContext } from "../../../hog/analysis/context.ts";
import { secretInOutput } from "../../../hog/analysis/rules/secretInOutput.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("secret-in-output", () => {
  it("marks a secret that is printed", () =>
    check(`
      print('with', inputs.token)
                  //^^^^^^ secret-in-output The secret input \`token\` is printed: whoever sees the logs can read it.
      print(f'Bearer {upper(inputs.token)}')
                          //^^^^^^ secret-in-output
    `));

  it("marks a secret in a captured event and in an error", () =>
    check(`
      postHogCapture({'event': 'x', 'properties': {'t': inputs['token']}})
                                                      //^^^^^^ secret-in-output The secret input \`token\` is put into an event: whoever sees the events can read it.
      throw Error(f'not with {inputs.token}')
                            //^^^^^^ secret-in-output The secret input \`token\` becomes part of an error, which stands in the logs.
    `));

  it("follows a secret through variables", () =>
    check(`
      let headers := {}
      headers['Authorization'] := f'Bearer {inputs.token}'
      let options := {'method': 'GET', 'headers': headers}
      print('Request', options)
                     //^^^^^^^ secret-in-output
    `));

  it("marks all inputs at once", () =>
    check(`
      print(inputs)
          //^^^^^^ secret-in-output
    `));

  it("accepts a secret that is sent, hashed or only looked at", () =>
    check(`
      let options := {'headers': {'Authorization': inputs.token}}
      let res := fetch('https://example.test', options)
      print(res, options.method, sha256Hex(inputs.token), length(inputs.token), empty(inputs.token) ? 1 : 2)
    `));

  it("accepts a variable that gets the secret only later", () =>
    check(`
      let headers := {'Accept': 'text/plain'}
      print(headers)
      headers.Authorization := inputs.token
    `));

  it("accepts inputs that are not secret", () => check(`print(inputs.url)`));

  it("is silent where the schema is not known", () =>
    checkProblems(secretInOutput, `print(inputs.token)`));
});

function check(text: string): void {
  const context: FunctionContext = {
    inputs: [
      { key: "token", type: "string", secret: true },
      { key: "url", type: "string" },
    ],
  };
  checkProblems(secretInOutput, text, context);
}
