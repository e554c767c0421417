import { findNodeAtLocation } from "jsonc-parser";
import type { Fix } from "../action.ts";
import { setProperty } from "../jsonChanges.ts";

/** `"secret": true` for an input that is called like a credential. */
export const markSecret: Fix = {
  codes: ["secret-not-marked"],
  title: "Mark the input as secret",
  propose({ place: { node }, document }) {
    const { root, text } = document.files.configuration() ?? {};
    const key = node.kind === "name" ? node.text : node.kind === "string" ? node.value : undefined;
    const entries = (root && findNodeAtLocation(root, ["inputs_schema"])?.children) ?? [];
    const entry = entries.find((one) => findNodeAtLocation(one, ["key"])?.value === key);
    if (!entry || !text || key === undefined) return [];
    const configuration = setProperty(text.getText(), entry, "secret", true);
    return [{ changes: [], configuration, preferred: true }];
  },
};
