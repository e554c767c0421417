import { nextTokenAt, startOfLine } from "../../../../../hog/analysis/layout.ts";
import { everyRuleCode } from "../../../../../hog/analysis/suppressionProblems.ts";
import type { Analysis } from "../../../../../hog/analysis/analyse.ts";
import type { Fix, Found, Proposal } from "../action.ts";
import { startsLine } from "../layout.ts";
import { statementAround } from "../place.ts";

/**
 * A fix that is never preferred beside a word of another language, as in `const total = 1`: what rules
 * say there comes from reading the word as a name. What a syntax error says is about signs as they stand.
 */
export function yieldingToForeignWords(fix: Fix): Fix {
  if (fix.codes.includes(foreignWord)) return fix;
  return {
    ...fix,
    propose(found) {
      const proposals = fix.propose(found);
      const isFinding = everyRuleCode.has(found.problem.code);
      if (!isFinding || !proposals.some(({ preferred }) => preferred)) return proposals;
      return isBesideForeignWord(found) ? proposals.map(withoutPreference) : proposals;
    },
  };
}

/** Whether a word of another language stands on the line of a problem or of its statement, or right before. */
export function isBesideForeignWord({ problem, place, text, document }: Found): boolean {
  const { lines, followers } = foreignWordsOf(document.analysis, text);
  if (lines.size === 0) return false;
  const { start } = statementAround(place)?.statement.node ?? problem;
  return [start, problem.start].some(
    (offset) => followers.has(offset) || lines.has(startOfLine(text, offset)),
  );
}

/** Whether a statement may be put in front of what stands at an offset without tearing a line apart. */
export function mayStartStatement(text: string, offset: number): boolean {
  return (
    startsLine(text, offset) || /[;{}][ \t]*$/.test(text.slice(startOfLine(text, offset), offset))
  );
}

const foreignWord = "foreign-keyword";

interface ForeignWords {
  /** The starts of their lines. */
  readonly lines: ReadonlySet<number>;
  /** Where what follows them starts. */
  readonly followers: ReadonlySet<number>;
}

const known = new WeakMap<Analysis, ForeignWords>();

function foreignWordsOf(analysis: Analysis, text: string): ForeignWords {
  const before = known.get(analysis);
  if (before) return before;
  const words = analysis.problems.filter(({ code }) => code === foreignWord);
  const found = {
    lines: new Set(words.map(({ start }) => startOfLine(text, start))),
    followers: new Set(words.map(({ end }) => nextTokenAt(text, end))),
  };
  known.set(analysis, found);
  return found;
}

function withoutPreference(proposal: Proposal): Proposal {
  const { preferred: _, ...rest } = proposal;
  return rest;
}
