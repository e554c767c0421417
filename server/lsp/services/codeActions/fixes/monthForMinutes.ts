import { certainly, type Fix, replace } from "../action.ts";

/** `'%H:%M'` → `'%H:%i'`. */
export const monthForMinutes: Fix = {
  codes: ["month-for-minutes"],
  title: "Write `%i` for minutes",
  safe: true,
  propose({ problem, text }) {
    const written = text.slice(problem.start, problem.end);
    const newText = written
      .replaceAll(/(%[HhIkl][:.h]?)%[Mm]/g, "$1%i")
      .replaceAll(/%[Mm]([:.]?%[Ss])/g, "%i$1");
    return newText === written ? [] : certainly(replace(problem, newText));
  },
};
