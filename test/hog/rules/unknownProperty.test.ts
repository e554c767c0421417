import type { FunctionContext } from "../../../hog/analysis/context.ts";
import { unknownProperty } from "../../../hog/analysis/rules/unknownProperty.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("unknown-property", () => {
  it("marks a property that a global never has", () =>
    check(
      `
      print(event.name, event['distinctId'], project.title)
                //^^^^ unknown-property \`event\` never has a property \`name\`, so this is null. Did you mean \`event\`?
                            //^^^^^^^^^^^^ unknown-property \`event\` never has a property \`distinctId\`, so this is null. Did you mean \`distinct_id\`?
                                                   //^^^^^ unknown-property \`project\` never has a property \`title\`, so this is null.
    `,
      { type: "destination" },
    ));

  it("accepts properties of events and persons, which are the user's own", () =>
    check(
      `print(event.properties.anything, person.properties.anything, groups.company.properties.seats, inputs.x)`,
      { type: "destination" },
    ));

  it("accepts the properties of a variable", () =>
    check(`let event := {}; print(event.name)`, { type: "destination" }));

  it("is silent where the type is not known", () => check(`print(event.name)`));
});

function check(text: string, context?: FunctionContext): void {
  checkProblems(unknownProperty, text, context);
}
