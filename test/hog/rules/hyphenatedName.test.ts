import { hyphenatedName } from "../../../hog/analysis/rules/hyphenatedName.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("hyphenated-name", () => {
  it("marks the whole of it", () =>
    check(`
      print(event.properties.utm-source)
          //^^^^^^^^^^^^^^^^^^^^^^^^^^^ hyphenated-name
    `));

  it("marks it in a template", () =>
    check(`
      print(f'from {event.properties.utm-source}')
                  //^^^^^^^^^^^^^^^^^^^^^^^^^^^ hyphenated-name
    `));

  it("accepts spaces, brackets, numbers and calls", () =>
    check(`
      let source := 1
      print(event.properties.utm - source, event.properties['utm-source'], event.properties.n-1, source-source, event.properties.n-length('a'), event['properties'].a-source, event?.a-source)
    `));
});

function check(text: string): void {
  checkProblems(hyphenatedName, text);
}
