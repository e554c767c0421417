import { patternBeyondRe2 } from "../../../hog/analysis/rules/patternBeyondRe2.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("pattern-beyond-re2", () => {
  it("marks look-ahead and look-behind", () =>
    check(`
      print(match(event.event, 'a(?=b)'), event.event =~ '(?<!a)b')
                             //^^^^^^^^ pattern-beyond-re2
                                                       //^^^^^^^^^ pattern-beyond-re2
    `));

  it("marks back references and possessive repetition", () =>
    check(`
      print(extractRegex(event.event, '(a)\\\\1'), event.event !~* 'a++')
                                    //^^^^^^^^ pattern-beyond-re2
                                                               //^^^^^ pattern-beyond-re2
    `));

  it("marks atomic groups", () =>
    check(`
      print(match(event.event, '(?>a)'))
                             //^^^^^^^ pattern-beyond-re2
    `));

  it("accepts named groups, flags and literal signs", () =>
    check(`
      print(match(event.event, '(?P<name>a)(?:b)(?i)c[(?=]\\\\(?=a+?\\\\\\\\1'))
    `));

  it("marks brackets that do not fit", () =>
    check(`
      print(match(event.event, '(a'), match(event.event, 'a)'), match(event.event, '[a'))
                             //^^^^ pattern-beyond-re2
                                                       //^^^^ pattern-beyond-re2
                                                                                 //^^^^ pattern-beyond-re2
    `));

  it("accepts brackets that stand for themselves", () =>
    check(`
      print(match(event.event, '[(]a[)][]a][^]b]a]'), match(event.event, '\\\\(a'))
      print(match(event.event, '\\\\Q(a'), match(event.event, '[[:alpha:]]+(a|b)*'))
    `));

  it("is silent about other functions", () =>
    check(`
      print(replaceAll(event.event, '(?=', ''))
    `));
});

function check(text: string): void {
  checkProblems(patternBeyondRe2, text);
}
