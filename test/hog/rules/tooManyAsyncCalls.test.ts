import { tooManyAsyncCalls } from "../../../hog/analysis/rules/tooManyAsyncCalls.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("too-many-async-calls", () => {
  it("marks the sixth call in a row", () =>
    check(`
      fetch(1); fetch(2); fetch(3); fetch(4); fetch(5)
      fetch(6)
    //^^^^^ too-many-async-calls Here a run waits for the sixth time, and fails: 5 times are allowed.
      fetch(7)
    `));

  it("counts what functions of the program do", () =>
    check(`
      fun send(body) { let res := fetch('https://example.test', body); return res.body }
      fun sendTwice(body) { send(body); send(body) }
      sendTwice(1); sendTwice(2)
      sendTwice(3)
    //^^^^^^^^^ too-many-async-calls
    `));

  it("counts conditions and the first argument of a lazy call", () =>
    check(`
      fetch(1); fetch(2); fetch(3); fetch(4)
      if (fetch(5)) {}
      print(ifNull(fetch(6), 1))
                 //^^^^^ too-many-async-calls
    `));

  it("does not count branches, loops, other functions and the rest of a lazy call", () =>
    check(`
      fetch(1); fetch(2); fetch(3); fetch(4); fetch(5)
      if (a) { fetch(6) } else { fetch(7) }
      for (let x in xs) { fetch(8) }
      while (a) { fetch(9) }
      let f := () -> fetch(10)
      print(a ?? fetch(11), a ? fetch(12) : fetch(13), if(a, fetch(14), 1))
      try {} catch { fetch(15) }
    `));
});

function check(text: string): void {
  checkProblems(tooManyAsyncCalls, text);
}
