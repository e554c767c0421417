import type { RunReport } from "../../../protocol/runPage.ts";
import { element } from "../dom.ts";
import { type IconName, namedIcon } from "../icons.ts";
import { counted } from "../text.ts";
import { toDuration } from "../time.ts";

/** How a run ended, in a word and a sentence. */
interface Ending {
  readonly icon: IconName;
  readonly word: string;
  readonly sentence: string;
  readonly tone: "good" | "bad" | "warn" | "calm";
}

const endings: Readonly<Record<RunReport["status"], Ending>> = {
  success: {
    icon: "check",
    word: "Success",
    sentence: "The function ran to its end.",
    tone: "good",
  },
  error: { icon: "cross", word: "Error", sentence: "The function failed.", tone: "bad" },
  skipped: {
    icon: "skip",
    word: "Skipped",
    sentence: "The filters do not match this event.",
    tone: "calm",
  },
  dropped: {
    icon: "drop",
    word: "Dropped",
    sentence: "The transformation dropped the event.",
    tone: "warn",
  },
  retry: {
    icon: "retry",
    word: "Retry",
    sentence: "A request failed; PostHog would try again later.",
    tone: "warn",
  },
  cancelled: { icon: "stop", word: "Cancelled", sentence: "The run was cancelled.", tone: "calm" },
};

const running: Ending = { icon: "run", word: "Running", sentence: "", tone: "calm" };

/** The line that says how the run ended. */
export function makeEnding(report: RunReport): HTMLElement {
  return makeBanner({ ...endings[report.status], sentence: sentenceOf(report) }, effortOf(report));
}

/** The line that stands there until the run has ended. */
export function makeRunning(): HTMLElement {
  return makeBanner(running, "");
}

/** The line that says why there was no run. `message` must be visible text. */
export function makeNoRun(message: string): HTMLElement {
  return makeBanner({ icon: "warning", word: "Not run", sentence: message, tone: "bad" }, "");
}

function sentenceOf({ status, errors }: RunReport): string {
  // The event was passed over because nobody could tell whether it fits.
  if (status === "skipped" && errors.length > 0) return "The filters or inputs failed.";
  return endings[status].sentence;
}

function effortOf({ duration, operations }: RunReport): string {
  const parts = [
    duration === undefined ? "" : toDuration(duration),
    operations === undefined ? "" : counted(operations, "operation", "operations"),
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

function makeBanner({ icon, word, sentence, tone }: Ending, effort: string): HTMLElement {
  return element(
    "div",
    { class: `banner ${tone}` },
    namedIcon(icon),
    element("strong", {}, word),
    element("span", { class: "sentence" }, sentence),
    element("span", { class: "quiet" }, effort),
  );
}
