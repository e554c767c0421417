import { type TextDocument, type Uri, workspace } from "vscode";
import type { HogFunction, HogFunctionSummary } from "../../protocol/posthog.ts";
import { codeText, configurationText, fileNames } from "./functionDocument.ts";
import { type FilePart, readHogUri, toHogUri } from "./hogUri.ts";

/** The address of one of a function's files. */
export function uriOf(fn: HogFunctionSummary, part: FilePart, authority: string): Uri {
  const { id, type } = fn;
  return toHogUri({ authority, type, id, part }, fileNames(fn)[part]);
}

/** What a file shows of a function. */
export function textOf(fn: HogFunction, part: Exclude<FilePart, "sample">): string {
  return part === "code" ? codeText(fn) : configurationText(fn);
}

/** The open document of a function's file, whatever name its address has. */
export function openDocument(
  authority: string | undefined,
  id: string,
  part: FilePart,
): TextDocument | undefined {
  return workspace.textDocuments.find(({ uri }) => {
    const address = readHogUri(uri);
    return address?.authority === authority && address?.id === id && address.part === part;
  });
}

/** The address under which a file is open, else the one of its function's name now. */
export function openUriOf(fn: HogFunctionSummary, part: FilePart, authority: string): Uri {
  return openDocument(authority, fn.id, part)?.uri ?? uriOf(fn, part, authority);
}
