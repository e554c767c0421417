/** A stream of chance that its seed repeats. */
export interface Random {
  /** An integer from 0 up to, but not including, `limit`. */
  readonly below: (limit: number) => number;
  /** True in `percent` of a hundred cases. */
  readonly chance: (percent: number) => boolean;
  /** One of a list that is not empty. */
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** As many lower-case hexadecimal digits. */
  readonly hex: (digits: number) => string;
}

/** Chance that starts from some numbers: equal ones, in equal order, give equal streams. */
export function createRandom(...seeds: readonly number[]): Random {
  let state = seeds.reduce((mixed, seed) => scramble((mixed ^ seed) + golden), golden);
  const below = (limit: number): number => {
    state = (state + golden) >>> 0;
    return Math.floor((scramble(state) / 2 ** 32) * limit);
  };
  return {
    below,
    chance: (percent) => below(100) < percent,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error("There is nothing to pick from.");
      return item;
    },
    hex: (digits) => Array.from({ length: digits }, () => below(16).toString(16)).join(""),
  };
}

/** 2^32 divided by the golden ratio: its multiples spread evenly over 32 bits. */
const golden = 0x9e3779b9;

/** Mixes the bits of a number; the result is an integer from 0 to 2^32 - 1. */
function scramble(value: number): number {
  let mixed = value >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/** A UUID of version 7: those of later times sort behind. `time` in milliseconds since 1970. */
export function timeUuid(random: Random, time: number): string {
  const stamp = time.toString(16).padStart(12, "0");
  return withDashes(`${stamp}7${random.hex(3)}${variant(random)}${random.hex(15)}`);
}

/** A UUID of version 4. */
export function randomUuid(random: Random): string {
  return withDashes(`${random.hex(12)}4${random.hex(3)}${variant(random)}${random.hex(15)}`);
}

function variant(random: Random): string {
  return random.pick(["8", "9", "a", "b"]);
}

function withDashes(hex: string): string {
  return [[0, 8], [8, 12], [12, 16], [16, 20], [20]]
    .map(([start, end]) => hex.slice(start, end))
    .join("-");
}
