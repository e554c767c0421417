import { window } from "vscode";
import { openUriOf } from "../files/functionFiles.ts";
import type { FilePart } from "../files/hogUri.ts";
import type { Command, Services } from "./command.ts";
import { functionFor } from "./target.ts";

/** Opens the program of a function. */
export const openCode: Command = {
  id: "hog.openCode",
  run: (services, target) => openPart(services, target, "code"),
};

/** Opens what a person edits of a function besides its program. */
export const openConfiguration: Command = {
  id: "hog.openConfiguration",
  run: (services, target) => openPart(services, target, "configuration"),
};

/** Opens the sample document of a function. */
export const openSample: Command = {
  id: "hog.openSample",
  run: (services, target) => openPart(services, target, "sample"),
};

async function openPart({ store }: Services, target: unknown, part: FilePart): Promise<void> {
  const fn = await functionFor(store, target);
  if (fn) await window.showTextDocument(openUriOf(fn, part, store.connection.authority));
}
