import { certainly, type Fix, replace } from "../action.ts";

/** `9007199254740993` → `'9007199254740993'`. */
export const numberAsText: Fix = {
  codes: ["unsafe-integer"],
  title: "Write the number as text",
  propose: ({ place: { node } }) =>
    node.kind === "number" && !/^[-+]/.test(node.text)
      ? certainly(replace(node, `'${node.text}'`))
      : [],
};
