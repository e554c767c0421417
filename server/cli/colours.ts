/** How a piece of output looks where there are colours. */
export type Style = "bold" | "dim" | "red" | "green" | "yellow" | "blue" | "cyan";

/** Gives a text a style, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

/** What paints the output of a command. */
export function paintWith(hasColours: boolean): Paint {
  if (!hasColours) return (_style, text) => text;
  return (style, text) => {
    const [on, off] = codes[style];
    return `\u001b[${on}m${text}\u001b[${off}m`;
  };
}

/** Whether to show colours: on a terminal, unless `NO_COLOR` is set to anything. */
export function wantsColours(
  { isTTY = false }: { readonly isTTY?: boolean },
  { NO_COLOR: refusal = "" }: Readonly<Record<string, string | undefined>>,
): boolean {
  return isTTY && refusal === "";
}

/** The numbers that switch a style on and off again. */
const codes: Readonly<Record<Style, readonly [on: number, off: number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  blue: [34, 39],
  cyan: [36, 39],
};
