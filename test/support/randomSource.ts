import type { Random } from "./random.ts";
import { randomExpression, randomTemplate } from "./randomExpression.ts";
import { randomProgram } from "./randomProgram.ts";

/** What PostHog's parser has an entry point for and we generate. */
export type SourceKind = "program" | "expression" | "template";

/** A random text of a kind, mostly small: PostHog's parser takes exponential time for deep ones. */
export function randomSource(random: Random, kind: SourceKind): string {
  const size = random.pick([1, 1, 1, 1, 2, 2, 2, 3]);
  switch (kind) {
    case "program":
      return randomProgram(random, size);
    case "expression":
      return randomExpression(random, size + 1);
    case "template":
      return randomTemplate(random, size + 1);
  }
}

/** Mostly programs, as most texts are. */
export function randomKind(random: Random): SourceKind {
  return random.pick(["program", "program", "program", "expression", "template"]);
}
