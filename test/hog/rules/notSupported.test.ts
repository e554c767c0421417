import { notSupported } from "../../../hog/analysis/rules/notSupported.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("not-supported", () => {
  it("marks casts, and says what to call", () =>
    check(`
      print('1'::int)
          //^^^^^^^^ not-supported Hog has no casts. Write \`toInt(…)\`.
      print(cast(a as String))
          //^^^^^^^^^^^^^^^^^ not-supported Hog has no casts. Write \`toString(…)\`.
      print(try_cast(a as json))
          //^^^^^^^^^^^^^^^^^^^ not-supported Hog has no casts.
    `));

  it("marks slices and aliases", () =>
    check(`
      print(a[1:2])
          //^^^^^^ not-supported Hog has no slices. Use \`substring(text, start, length)\`, or build the list with a loop.
      print(a as b)
          //^^^^^^ not-supported Hog has no \`as\`. Write \`let name := value\`.
    `));

  it("marks comparisons that only SQL has", () =>
    check(`
      print(a is distinct from b)
          //^^^^^^^^^^^^^^^^^^^^ not-supported Hog does not have this operator. Write \`!=\`: it takes null for a value like any other.
      print(a <=> b)
          //^^^^^^^ not-supported Hog does not have this operator. Write \`=\`: it takes null for a value like any other.
    `));

  it("marks cohorts", () =>
    check(`
      print(person in cohort 'Power users')
          //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ not-supported
      print(inCohort(1))
          //^^^^^^^^^^^ not-supported Programs cannot ask for cohorts. Filter the function by cohort instead, or compare properties.
    `));

  it("marks a finally, and a try without catch", () =>
    check(`
      try { a() }
    //^^^ not-supported A \`try\` needs a \`catch\`.
      try { a() } catch {} finally { b() }
                         //^^^^^^^ not-supported Hog has no \`finally\`. Put these statements behind the \`try\`.
    `));

  it("marks leftovers of SQL", () =>
    check(`
      print(#1)
          //^^ not-supported \`#\` and a number is SQL. A comment needs a space behind the \`#\`.
      print(sum(a) over (order by b))
          //^^^^^^^^^^^^^^^^^^^^^^^^ not-supported Window functions are SQL. A Hog program cannot run them.
    `));

  it("accepts all of it inside SQL", () =>
    check(`print(sql(a::int), sql(a[1:2]), (select a as b, c::int from d))`));

  it("marks what a placeholder brings back from SQL", () =>
    check(`
      print(sql(a = {b::int}))
                   //^^^^^^ not-supported
    `));
});

function check(text: string): void {
  checkProblems(notSupported, text);
}
