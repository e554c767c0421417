import { selfComparison } from "../../../hog/analysis/rules/selfComparison.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("self-comparison", () => {
  it("marks a comparison of a thing with itself", () =>
    check(`
      print(event.event = event.event)
          //^^^^^^^^^^^^^^^^^^^^^^^^^ self-comparison Both sides are the same, so this is always true.
      print(a[1] < (a[1]))
          //^^^^^^^^^^^^^ self-comparison Both sides are the same, so this is always false.
    `));

  it("sees through the spelling of a property", () =>
    check(`
      print(event.name != event['name'])
          //^^^^^^^^^^^^^^^^^^^^^^^^^^^ self-comparison
    `));

  it("accepts calls, which may answer differently each time", () =>
    check(`print(f() = f(), a[f()] = a[f()])`));

  it("accepts different things, and operators that do not compare", () =>
    check(`print(a = b, a.b = a.c, a.1 = a.2, a['1'] = a[1], a + a, a or a, a in a)`));
});

function check(text: string): void {
  checkProblems(selfComparison, text);
}
