import type { TextEdit, WorkspaceEdit } from "vscode-languageserver-types";
import { valueOf } from "../configuration/json.ts";
import { findConfigurationKeys } from "./configurationKeys.ts";
import type { FunctionDocuments } from "./functionDocuments.ts";
import { findInputPlaces } from "./inputPlaces.ts";
import { RenameRefusal } from "./renameRefusal.ts";

/**
 * The edits that give an input another key wherever the function names it: in the schemas and the values
 * of function and mappings – which are one input for the program –, in programs and in templates.
 * Keys that are only known at run time, as in `inputs[name]`, are not found.
 *
 * @throws RenameRefusal
 */
export function renameInput(
  documents: FunctionDocuments,
  key: string,
  newKey: string,
): WorkspaceEdit {
  checkInput(documents, key);
  checkNewKey(documents, key, newKey);
  const edits = new Map<string, TextEdit[]>();
  for (const { uri, rename } of findInputPlaces(documents, key)) {
    const inDocument = edits.get(uri) ?? [];
    inDocument.push(rename(newKey));
    edits.set(uri, inDocument);
  }
  return { changes: Object.fromEntries(edits) };
}

/** @throws RenameRefusal for inputs that the function does not have, or whose value would be lost. */
export function checkInput({ configuration, hog }: FunctionDocuments, key: string): void {
  if (!configuration) {
    throw new RenameRefusal("The inputs of this function are not known, so none can be renamed.");
  }
  if (!hog.some(({ kind }) => kind === "program")) {
    throw new RenameRefusal(
      `This function has no program of Hog. Change \`${key}\` by hand, also where its code uses it.`,
    );
  }
  const keys = findConfigurationKeys(configuration).filter((one) => one.key === key);
  if (!keys.some(({ role }) => role === "schema")) {
    throw new RenameRefusal(`The schema has no input \`${key}\`. Add it there first.`);
  }
  if (keys.some(({ role, node }) => role === "value" && isStoredSecret(valueOf(node)))) {
    throw new RenameRefusal(
      `PostHog keeps the secret value of \`${key}\` under this key, and it would be lost. ` +
        "Add a new input and type its value again, or replace the marker by the value first.",
    );
  }
}

function checkNewKey({ configuration }: FunctionDocuments, key: string, newKey: string): void {
  if (newKey.trim() === "") throw new RenameRefusal("The key of an input cannot be empty.");
  if (newKey === key || !configuration) return;
  const isTaken = findConfigurationKeys(configuration).some(
    (one) => one.key === newKey && one.role !== "requirement",
  );
  if (isTaken) throw new RenameRefusal(`There is already an input \`${newKey}\`.`);
}

/** `{ "secret": true }`, to which forms add asterisks: the server has the value, and nobody else. */
function isStoredSecret(item: unknown): boolean {
  if (typeof item !== "object" || item === null || !("secret" in item)) return false;
  const value: unknown = "value" in item ? item.value : undefined;
  const isHidden =
    value === undefined || value === null || (typeof value === "string" && /^\*+$/.test(value));
  return item.secret === true && isHidden;
}
