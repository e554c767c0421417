import { typedCatchName } from "../../../hog/analysis/rules/typedCatchName.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("typed-catch-name", () => {
  it("marks the name", () =>
    check(`
      try { print(1) } catch (problem: RetryError) { print(problem) }
                            //^^^^^^^ typed-catch-name
    `));

  it("marks each of several", () =>
    check(`
      try { print(1) } catch (a: A) { print(a) } catch (e: B) { print(e) } catch (c: C) { print(c) }
                            //^ typed-catch-name
                                                                                //^ typed-catch-name
    `));

  it("accepts `e`, no type, and the type `Error`", () =>
    check(`
      try { print(1) } catch (e: RetryError) { print(e) } catch (problem: Error) { print(problem) }
      try { print(1) } catch (problem) { print(problem) }
    `));
});

function check(text: string): void {
  checkProblems(typedCatchName, text);
}
