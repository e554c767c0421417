import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { commands } from "vscode";
import { allCommands } from "../../client/commands/all.ts";
import { activated } from "./support/hog.ts";

interface MenuEntry {
  readonly command: string;
}

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly menus: Readonly<Record<string, readonly MenuEntry[]>>;
    readonly keybindings: readonly MenuEntry[];
    readonly viewsWelcome: readonly { readonly contents: string }[];
    readonly grammars: readonly { readonly path: string }[];
    readonly languages: readonly { readonly configuration: string }[];
    readonly jsonValidation: readonly { readonly url: string }[];
  };
}

describe("the manifest", () => {
  let manifest: Manifest;
  let folder: string;

  before(async () => {
    const { context } = await activated();
    folder = context.extensionPath;
    manifest = JSON.parse(readFileSync(`${folder}/package.json`, "utf8"));
  });

  it("names the commands that the code has", () =>
    assert.deepEqual(
      manifest.contributes.commands.map(({ command }) => command).toSorted(),
      allCommands.map(({ id }) => id).toSorted(),
    ));

  it("names commands that are registered", async () => {
    const registered = new Set(await commands.getCommands(true));
    const missing = allCommands.filter(({ id }) => !registered.has(id));
    assert.deepEqual(missing, []);
  });

  it("has only known commands in menus, keys and welcome texts", () => {
    const { menus, keybindings, viewsWelcome } = manifest.contributes;
    const known = new Set(allCommands.map(({ id }) => id));
    const linked = viewsWelcome.flatMap(({ contents }) =>
      [...contents.matchAll(/\(command:([\w.]+)\)/g)].map(([, command = ""]) => command),
    );
    const used = [...Object.values(menus).flat(), ...keybindings].map(({ command }) => command);
    assert.deepEqual(
      [...used, ...linked].filter((command) => !known.has(command)),
      [],
    );
  });

  it("starts nothing with the editor", () =>
    assert.deepEqual(manifest.activationEvents, ["onFileSystem:hogfn"]));

  it("names files that exist and are JSON", () => {
    const { grammars, languages, jsonValidation } = manifest.contributes;
    const paths = [
      ...grammars.map(({ path }) => path),
      ...languages.map(({ configuration }) => configuration),
      ...jsonValidation.map(({ url }) => url),
    ];
    for (const path of paths) JSON.parse(readFileSync(`${folder}/${path}`, "utf8"));
  });
});
