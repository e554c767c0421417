import type { Random } from "./random.ts";

/**
 * Two statements with nothing between them, of which the second may prolong the first: where one
 * ends and the other starts is what PostHog's grammar leaves to unlimited looking ahead.
 */
export function randomPair(random: Random): string {
  return `${random.pick(endings)}${random.pick([" ", " ", "\n"])}${random.pick(openings)}`;
}

const endings: readonly string[] = `
  a|f(x)|a.b|a[1]|{a}|{}|{a: b}|x -> y|x -> {y;}|x -> {y}|(x) -> y|return|return a|return a.b|let a
  let a := b|a := b|a.b := c|if (a) b|if (a) {}|if (a) return|if (a) b else c|while (a) b
  for (let a in b) c|for (;;) {}|a and|a ? b : c|1|1.|'s'|[a]|(a)|(a, b)|<a/>|<a>b</a>|a is null|a as b
  not a|not|-a|throw a|null|true|a in b|else|fun f() {}|try {} catch {}|*|a.*|f'x'|f''|interval 1 day
  interval|case when a then b end|case|a between b and c|a not|a, b|#1|f(x) over w|f(x) over ()
  a ignore nulls|a::int|lambda a: b|select|return not|return x := y|x := y|a = b|a ?? b`
  .trim()
  .split(/\||\n +/);

const openings: readonly string[] = `
  (b)~(b) -> c~(b, c)~()~() -> c~[b]~[]~[b,c]~[b:c]~{b}~{}~{b: c}~{b; c}~.b~.1~?.b~?[b]~?.[b]~? b : c
  -1~- b~+1~+ b~* b~/ b~|| b~= b~:= b~-> b~, b~, b -> c~: b~and b~or b~not b~not in b~not (b)~in b~like b
  is null~is b~as b~as~as 'b'~between b and c~'b'~1~.5~b~null~return b~return~let b~let b := 1
  if (b) c~else c~else {c}~for (let b in c) d~while (b) c~fun g() {}~throw b~try {} catch {}~;~<b/>
  <b>c</b>~< b~#1~filter (where b)~over w~over ()~ignore nulls~::int~f'b'~lambda b: c
  case when b then c end~interval 1 day~select b~true~true (b)~b := 1~b -> c~b.c := 1~b[c] := 1
  (b) := 1~[b] := 1~-b := 1~and~in~end~then b~catch {}~?? b~day~*~not`
  .trim()
  .split(/~|\n +/);
