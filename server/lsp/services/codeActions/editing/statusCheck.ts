import { block, type Layout, terminatorOf } from "./lines.ts";

/** An `if` that throws where the answer `name` of a request says that it failed, laid out as the text. */
export function statusCheck(name: string, text: string, layout: Layout): string {
  const message = `f'The request failed with status {${name}.status}: {${name}.body}'`;
  const failure = `throw Error(${message})${terminatorOf(text)}`;
  return `if (${name}.status >= 400) ${block([failure], layout)}`;
}
