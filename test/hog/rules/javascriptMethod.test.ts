import { javascriptMethod } from "../../../hog/analysis/rules/javascriptMethod.ts";
import { checkProblems } from "../../support/checkProblems.ts";

describe("javascript-method", () => {
  it("marks a method of a text", () =>
    check(`
      print(event.event.toUpperCase(), 'a,b'.split(','))
                      //^^^^^^^^^^^ javascript-method
                                           //^^^^^ javascript-method
    `));

  it("marks a method of a list", () =>
    check(`
      let list := [1]
      list.push(2)
         //^^^^ javascript-method
      list.forEach(x -> print(x))
         //^^^^^^^ javascript-method
    `));

  it("marks objects of JavaScript", () =>
    check(`
      console.log(event)
            //^^^ javascript-method
      print(JSON.stringify(event))
               //^^^^^^^^^ javascript-method
    `));

  it("marks the length of a text, not of a list, which the VM happens to have", () =>
    check(`
      let list := [1]
      print(list.length, 'abc'.length)
                             //^^^^^^ javascript-method
    `));

  it("accepts functions that the program keeps in a dictionary", () =>
    check(`
      let queue := {'push': x -> print(x)}
      queue.push(1)
      queue.map := x -> x
      queue.map(1)
    `));

  it("marks objects of JavaScript beside a text that is called like the method", () =>
    check(`
      console.log('log')
            //^^^ javascript-method
    `));

  it("accepts other functions and properties", () =>
    check(`
      let tools := {'send': x -> x}
      print(tools.send(1), event.properties.length, event.properties.map)
    `));
});

function check(text: string): void {
  checkProblems(javascriptMethod, text);
}
