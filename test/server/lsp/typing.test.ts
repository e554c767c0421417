import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type DocumentSymbol, MarkupContent, type Position } from "vscode-languageserver-types";
import type { Span } from "../../../hog/source/span.ts";
import { parseProgram } from "../../../hog/syntax/parse.ts";
import { type ConfigurationDocument, templateAt } from "../../../server/lsp/configuration.ts";
import type { HogDocument } from "../../../server/lsp/documents.ts";
import { findCompletions } from "../../../server/lsp/services/completion.ts";
import { findDefinition } from "../../../server/lsp/services/definition.ts";
import { findHover } from "../../../server/lsp/services/hover.ts";
import { findSymbols } from "../../../server/lsp/services/symbols.ts";
import { plainClient } from "./checkCompletion.ts";
import { askEveryConfigurationService, askEveryService } from "./everyService.ts";
import { configurationUri, openFunction } from "./openFunction.ts";
import { type Mark, moments, readTyped } from "./typedProgram.ts";
import { type MarkedProgram, shop, typedConfigurations, typedPrograms } from "./typedPrograms.ts";

/** Every so many characters each service is asked. */
const step = 41;

const titles = {
  complete: "offers first",
  offer: "offers",
  hover: "tells of",
  definition: "finds",
} as const;

for (const program of typedPrograms) {
  const { text, marks } = readTyped(program.marked);
  describe(`while ${program.name} is typed`, () => {
    for (const [moment, textAt] of Object.entries(moments)) {
      for (const mark of marks) {
        it(`${titleOf(text, mark)}, with ${moment}`, () =>
          checkMark(openProgram(program, textAt(text, mark.offset)), mark));
      }

      it(`has the functions above in the outline, with ${moment}`, () => {
        for (let offset = 0; offset <= text.length; offset++) {
          if (offset % step !== 0) continue;
          const { document } = openProgram(program, textAt(text, offset));
          checkOutline(document, functionsIn(text.slice(0, offset)));
        }
      });

      it(`breaks no service, with ${moment}`, () => {
        for (let offset = 0; offset <= text.length; offset += step) {
          const { document } = openProgram(program, textAt(text, offset));
          askEveryService(document, document.text.positionAt(offset));
        }
      });
    }

    for (const fault of faultsIn(text)) {
      it(`knows the rest ${fault.title}`, () => {
        const opened = openProgram(program, fault.broken);
        checkOutline(opened.document, functionsIn(text.slice(0, fault.start)));
        for (const mark of marks) {
          if (!isHealthy(text, mark, fault)) continue;
          checkMark(opened, { ...mark, offset: mark.offset - 1 });
        }
      });
    }
  });
}

for (const { name, marked } of typedConfigurations) {
  const { text, marks } = readTyped(marked);
  describe(`while ${name} are typed`, () => {
    for (const [moment, textAt] of Object.entries(moments)) {
      for (const mark of marks) {
        it(`${titleOf(text, mark)}, with ${moment}`, () => {
          const opened = openTemplateAt(textAt(text, mark.offset), mark.offset);
          assert.ok(opened.document);
          checkMark({ ...opened, document: opened.document }, mark);
        });
      }

      it(`breaks no service, with ${moment}`, () => {
        for (let offset = 0; offset <= text.length; offset += 3) {
          const { configuration, document, position } = openTemplateAt(
            textAt(text, offset),
            offset,
          );
          askEveryConfigurationService(configuration, position);
          if (document) askEveryService(document, position);
        }
      });
    }
  });
}

/** A document, and the text of the file in which it stands. */
interface Opened {
  readonly document: HogDocument;
  readonly file: TextDocument;
}

function openProgram({ type, inputs }: MarkedProgram, text: string): Opened {
  const { program } = openFunction({ type, inputs, project: shop, program: text });
  return { document: program, file: TextDocument.create("", "", 1, text) };
}

/** The configuration, and the template at an offset of it if there is one. */
function openTemplateAt(
  text: string,
  offset: number,
): {
  readonly configuration: ConfigurationDocument;
  readonly document: HogDocument | undefined;
  readonly file: TextDocument;
  readonly position: Position;
} {
  const { configuration } = openFunction({ configuration: text, project: shop });
  assert.ok(configuration);
  const file = TextDocument.create(configurationUri, "json", 1, text);
  const position = file.positionAt(offset);
  const template = templateAt(configuration, position);
  return { configuration, document: template?.document(), file, position };
}

function checkMark(opened: Opened, { kind, offset, expected }: Mark): void {
  const { document, file } = opened;
  const position = file.positionAt(offset);
  switch (kind) {
    case "complete": {
      const labels = expected.split(", ");
      assert.deepEqual(labelsAt(opened, position).slice(0, labels.length), labels);
      return;
    }
    case "offer": {
      const offered = labelsAt(opened, position);
      const labels = expected.split(", ");
      assert.deepEqual(
        labels.filter((label) => offered.includes(label)),
        labels,
      );
      return;
    }
    case "hover": {
      const contents = findHover(document, position, true)?.contents;
      assert.ok(MarkupContent.is(contents));
      assert.ok(contents.value.includes(expected), contents.value);
      return;
    }
    case "definition": {
      const [link] = findDefinition(document, position) ?? [];
      assert.ok(link);
      const { line } = link.targetSelectionRange.start;
      const found = file.getText({
        start: { line, character: 0 },
        end: { line: line + 1, character: 0 },
      });
      assert.ok(found.trim().startsWith(expected), found);
    }
  }
}

/** What editors show: what starts with the typed word, in the order of the server. */
function labelsAt({ document, file }: Opened, position: Position): readonly string[] {
  const before = file.getText().slice(0, file.offsetAt(position));
  const [word = ""] = /[\w$]*$/.exec(before) ?? [];
  const { items } = findCompletions(document, position, plainClient);
  return items
    .toSorted((one, other) => ((one.sortText ?? "") < (other.sortText ?? "") ? -1 : 1))
    .map(({ label }) => label)
    .filter((label) => label.toLowerCase().startsWith(word.toLowerCase()));
}

function checkOutline(document: HogDocument, functions: readonly string[]): void {
  const names = new Set(namesOf(findSymbols(document)));
  assert.deepEqual(
    functions.filter((name) => names.has(name)),
    functions,
  );
}

function namesOf(symbols: readonly DocumentSymbol[]): readonly string[] {
  return symbols.flatMap(({ name, children }) => [name, ...namesOf(children ?? [])]);
}

/** The names of the functions that are whole, and stand in no other. */
function functionsIn(text: string): readonly string[] {
  return parseProgram(text).root.statements.flatMap((statement) =>
    statement.kind === "function" && text[statement.end - 1] === "}" ? [statement.name.text] : [],
  );
}

/** A bracket that was forgotten, in the statement of the program from `start` to `end`. */
interface Fault extends Span {
  readonly title: string;
  readonly broken: string;
  /** What the statement declares, if it does. */
  readonly declared: string | undefined;
}

function faultsIn(text: string): readonly Fault[] {
  return parseProgram(text).root.statements.flatMap((statement) => {
    const { start, end, kind } = statement;
    const isDeclaration = kind === "function" || kind === "variable";
    const declared = isDeclaration ? statement.name.text : undefined;
    const places = text.slice(start, end).matchAll(/[()[\]{}']/g);
    return [...places].flatMap(({ 0: sign, index }) => {
      const place = start + index;
      if (isLost(sign, lineAt(text, place, place), text.slice(place + 1))) return [];
      const title = `without the \`${sign}\` of \`${lineAt(text, place)}\``;
      const broken = text.slice(0, place) + text.slice(place + 1);
      return { start, end, title, broken, declared };
    });
  });
}

/**
 * Faults that what follows does not survive: completion takes all for parameters where their `)` is
 * missing; a block is gone whose `{` ends the line of the missing quote; and a text that is read inside out
 * hides that a quote is missing if a string in it holds what opens a comment, or makes sense as code.
 */
function isLost(sign: string, lineBefore: string, below: string): boolean {
  if (sign === ")") return /^fun [^)]*$/.test(lineBefore);
  if (sign === "'" && /^.*\{$/m.exec(below)?.index === 0) return true;
  return sign === "'" && /'[^'\n]*(?:--|\/\/|#|\||=)[^'\n]*'/.test(below);
}

/** Whether a mark stands below a fault, in a statement that does not need what the fault breaks. */
function isHealthy(text: string, { offset, expected }: Mark, { end, declared }: Fault): boolean {
  if (offset <= end) return false;
  const around = parseProgram(text).root.statements.find((one) => offset <= one.end);
  const words: readonly string[] = text.slice(around?.start, around?.end).match(/\w+/g) ?? [];
  const needed = [...words, ...expected.split(", ")];
  return declared === undefined || !needed.includes(declared);
}

function titleOf(text: string, { kind, offset, expected }: Mark): string {
  const before = lineAt(text, offset, offset);
  return `${titles[kind]} \`${expected}\` behind \`${before}\``;
}

/** The line of an offset, up to another one. */
function lineAt(text: string, offset: number, until = text.length): string {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  return text.slice(start, Math.min(until, end < 0 ? text.length : end)).trim();
}
