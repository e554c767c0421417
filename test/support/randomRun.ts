import type { Random } from "./random.ts";

/**
 * A random program that runs for a while: its names are mostly declared, its loops mostly end. Dense
 * in what PostHog compiles wrongly: `if(a, b)` without an else, `between` behind other values, typed
 * catches, a `for` without a condition, closures over variables of a loop.
 */
export function randomRun(random: Random): string {
  const writer = new Writer(random);
  return `let start := {'k': 1}; ${writer.statements(2 + random.below(7))}`;
}

class Writer {
  readonly #random: Random;
  #visible: readonly string[] = ["start"];
  #declared = 0;
  #depth = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  statements(count: number): string {
    return Array.from({ length: count }, () => this.#nested(() => this.#statement())).join(" ");
  }

  #statement(): string {
    if (this.#depth > 4) return `print(${this.#name()});`;
    const { below, pick } = this.#random;
    switch (below(19)) {
      case 0:
      case 1:
      case 2:
        return this.#declaration();
      case 3:
        return `${this.#name()} := ${this.#expression()};`;
      case 4:
        return `if (${this.#expression()}) ${this.#block([])} else ${this.#block([])}`;
      case 5:
        return `if(${this.#expression()}, ${this.#expression()});`;
      case 6: {
        const index = this.#newName();
        return `for (let ${index} := 0; ${index} < 3; ${index} := ${index} + 1) ${this.#block([index])}`;
      }
      case 7: {
        const element = this.#newName();
        const list = `[1, ${this.#expression()}]`;
        return `for (let ${element} in ${list}) ${this.#block([element])}`;
      }
      case 8:
      case 9:
      case 10:
        return this.#attempt();
      case 11:
        return `return ${this.#expression()};`;
      case 12: {
        const name = this.#newName();
        this.#visible = [...this.#visible, name];
        return `fun ${name}(q) ${this.#block(["q"])}`;
      }
      case 13:
        return `for (; ${this.#expression()};) { return; ${this.statements(1)} }`;
      case 14:
        return `for (;;) { print(1); ${this.statements(1)} }`;
      case 15:
        return `${this.#name()}['m'] := ${this.#expression()};`;
      case 16:
        return `throw HogError('${pick(["A", "B"])}', 'thrown');`;
      default:
        return `print(${this.#expression()});`;
    }
  }

  #declaration(): string {
    const name = this.#newName();
    const statement = `let ${name} := ${this.#expression()};`;
    this.#visible = [...this.#visible, name];
    return statement;
  }

  #attempt(): string {
    const { below, pick } = this.#random;
    const body = below(3) > 0 ? `throw HogError('${pick(["A", "B", "C"])}', 'm');` : "";
    const clauses = Array.from({ length: 1 + below(3) }, () => {
      const name = pick(["e", "problem", "other", "type"]);
      const type = below(4) > 0 ? `: ${pick(["A", "B", "C", "Error"])}` : "";
      return `catch (${name}${type}) ${this.#block([name])}`;
    });
    return `try { ${body} ${this.statements(1)} } ${clauses.join(" ")}`;
  }

  #block(names: readonly string[]): string {
    return this.#scoped(names, () => `{ ${this.statements(this.#random.below(4))} }`);
  }

  #expression(): string {
    return this.#nested(() => this.#anyExpression());
  }

  #anyExpression(): string {
    if (this.#depth > 5) return this.#random.pick(["1", "'a'", "null", this.#name()]);
    const next = (): string => this.#expression();
    switch (this.#random.below(18)) {
      case 0:
        return `(${next()} + ${next()})`;
      case 1:
        return `(${next()} ? ${next()} : ${next()})`;
      case 2:
        return `if(${next()}, ${next()})`;
      case 3:
        return `[${next()}, ${next()}]`;
      case 4:
        return `{'k': ${next()}}`;
      case 5:
        return `(${next()} between ${next()} and ${next()})`;
      case 6:
        return `concat(${next()}, ${next()})`;
      case 7:
        return `((p) -> ${this.#scoped(["p"], next)})(${next()})`;
      case 8:
        return `(() -> ${this.#block([])})`;
      case 9:
        return `(() -> ${this.#block([])})()`;
      case 10:
        return `(${next()} ?? ${next()})`;
      case 11:
        return `multiIf(${next()}, ${next()}, ${next()}, ${next()})`;
      case 12:
        return `${this.#name()}()`;
      case 13:
        return `${this.#name()}.k`;
      default:
        return this.#random.pick(["1", "2", "'a'", this.#name(), this.#name(), this.#name()]);
    }
  }

  #name(): string {
    const { chance, pick } = this.#random;
    return chance(90) ? pick(this.#visible) : pick(["e", "type", "event", "unknown"]);
  }

  #newName(): string {
    this.#declared += 1;
    return `v${this.#declared}`;
  }

  #scoped(names: readonly string[], write: () => string): string {
    const outer = this.#visible;
    this.#visible = [...outer, ...names];
    const text = write();
    this.#visible = outer;
    return text;
  }

  #nested(write: () => string): string {
    this.#depth += 1;
    const text = write();
    this.#depth -= 1;
    return text;
  }
}
