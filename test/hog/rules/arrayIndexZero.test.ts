import { arrayIndexZero } from "../../../hog/analysis/rules/arrayIndexZero.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("array-index-zero", () => {
  it("marks an index of zero, however it is written", () =>
    check(`
      print(a[0])
            //^ array-index-zero Lists count from 1: the first element is \`[1]\`, the last \`[-1]\`.
      print(a.b[-0].c)
              //^^ array-index-zero
      print(a?.[false])
              //^^^^^ array-index-zero
    `));

  it("accepts other indexes", () => check(`print(a[1], a[-1], a[i], a['0'], a[0.0], a[i + 0])`));

  it("accepts it where PostHog does: as the place of an assignment, and in SQL", () =>
    check(`let a := [1]; a[0] := 1; print(sql(a[0]))`));
});

function check(text: string): void {
  checkProblems(arrayIndexZero, text);
}
