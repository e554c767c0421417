import { icon } from "./dom.ts";

/** Our own drawings; all are strokes or fills of one path on a field of 16 by 16. */
const paths = {
  check: "M2.5 8.5 6 12 13.5 4",
  cross: "M4 4 12 12 M12 4 4 12",
  skip: "M3 4 8 8 3 12Z M8 4 13 8 8 12Z",
  drop: "M3 4H13 M5 4V13H11V4 M6.5 4V2.5H9.5V4",
  retry: "M13 8A5 5 0 1 1 11.5 4.4 M11.8 1.8V4.8H8.8",
  stop: "M4 4H12V12H4Z",
  warning: "M8 2 14.5 13.5H1.5Z M8 6.5V9.5 M8 11.3V11.9",
  run: "M4.5 3 12.5 8 4.5 13Z",
} as const;

export type IconName = keyof typeof paths;

/** A drawing that says nothing to a screen reader: a word must stand beside it. */
export function namedIcon(name: IconName): SVGElement {
  return icon(paths[name]);
}
