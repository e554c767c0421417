import { textOfPart } from "../../../../hog/analysis/selection.ts";
import type { Span } from "../../../../hog/source/span.ts";
import { findCircles } from "../../../../hog/templates/circularInputs.ts";
import type { ConfigurationDocument, TemplateString } from "../../configuration.ts";
import type { Finding } from "./finding.ts";
import { spanInFile } from "./templateProblems.ts";

/** Inputs that cannot be evaluated, as their templates read each other in a circle, or themselves. */
export function findCircularInputs(configuration: ConfigurationDocument): readonly Finding[] {
  const groups = new Map<number | undefined, Map<string, TemplateString[]>>();
  for (const template of configuration.templates) {
    if (!template.input || template.input.from === "default") continue;
    const { key, mapping } = template.input;
    const inputs = groups.get(mapping) ?? new Map<string, TemplateString[]>();
    const ofInput = inputs.get(key);
    if (ofInput) ofInput.push(template);
    else inputs.set(key, [template]);
    groups.set(mapping, inputs);
  }
  return [...groups.values()].flatMap((inputs) => findInGroup(configuration, inputs));
}

type Inputs = ReadonlyMap<string, readonly TemplateString[]>;

function findInGroup(configuration: ConfigurationDocument, inputs: Inputs): readonly Finding[] {
  const reads = new Map(
    [...inputs].map(([key, templates]) => [
      key,
      templates.flatMap((one) => readsOf(configuration, one)),
    ]),
  );
  const circles = findCircles(
    new Map([...reads].map(([key, found]) => [key, new Set(found.map((read) => read.key))])),
  );
  return [...reads].flatMap(([key, found]) => {
    const circle = circles.get(key);
    if (!circle) return [];
    const inCircle = new Set(circle);
    return found
      .filter((read) => inCircle.has(read.key))
      .map((read): Finding => {
        const message = describeCircle(key, read.key, circle);
        return { code: "circular-inputs", message, start: read.start, end: read.end };
      });
  });
}

interface Read extends Span {
  readonly key: string;
}

function readsOf(configuration: ConfigurationDocument, template: TemplateString): readonly Read[] {
  if (template.engine !== "hog" || !template.node.length) return [];
  const { text, analysis } = template.document();
  return analysis.scopes.globals.flatMap(({ node, text: name, path: [part] }) => {
    if (name !== "inputs" || !part) return [];
    const isBracketed = part.kind !== "name";
    const end = isBracketed ? text.getText().indexOf("]", part.end) + 1 : part.end;
    const span = spanInFile(configuration, text, { start: node.start, end });
    return [{ key: textOfPart(part), ...span }];
  });
}

function describeCircle(key: string, read: string, circle: readonly string[]): string {
  if (key === read) return `The input \`${key}\` cannot read itself.`;
  const shown = circle.slice(0, mostNamed).map((one) => `\`${one}\``);
  if (circle.length > mostNamed) shown.push(`${circle.length - mostNamed} more`);
  const names = `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
  return `The inputs ${names} read each other in a circle, so none of them can come first.`;
}

const mostNamed = 8;
