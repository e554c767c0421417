import { hiddenInCatch } from "../../../hog/analysis/rules/hiddenInCatch.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("hidden-in-catch", () => {
  it("marks a variable called `type`", () =>
    check(`
      let type := 1
      try { throw Error('x') } catch (error) { print(type) }
                                                   //^^^^ hidden-in-catch
    `));

  it("marks a variable called `e`, also where it is assigned", () =>
    check(`
      let e := 1
      try { throw Error('x') } catch (error) { e := 2 }
                                             //^ hidden-in-catch
      print(e)
    `));

  it("marks it in a lambda", () =>
    check(`
      let type := 1
      try { throw Error('x') } catch { let f := () -> type }
                                                    //^^^^ hidden-in-catch
    `));

  it("accepts the names that the block declares itself", () =>
    check(`
      let type := 1
      try { throw Error('x') } catch (e) { let type := 2 print(e, type) }
      try { throw Error('x') } catch (type) { print(type) }
      print(type)
    `));

  it("accepts the error's own `type`", () =>
    check(`
      try { throw Error('x') } catch (e) { print(e.type, type) }
    `));
});

function check(text: string): void {
  checkProblems(hiddenInCatch, text);
}
