import { type QuickPickItem, QuickPickItemKind, window } from "vscode";
import { toLabel } from "../displayText.ts";
import type { RecentEvent } from "../api/events.ts";

/** What a function is run against. */
export type Sample =
  | { readonly kind: "default" }
  | { readonly kind: "event"; readonly event: RecentEvent }
  /** The function's sample document. */
  | { readonly kind: "document" };

/** What the user chose: a sample, or to edit the sample document first. */
export type SampleChoice = Sample | { readonly kind: "edit" };

interface SampleItem extends QuickPickItem {
  readonly choice?: SampleChoice;
}

/** What there is to choose from. */
export interface SampleOffer {
  readonly functionName: string;
  /** Whether the function's sample document was saved before. */
  readonly hasDocument: boolean;
  /** Recent events of the project; absent where the type of function has none. */
  readonly recent?: (signal: AbortSignal) => Promise<readonly RecentEvent[]>;
}

/**
 * Asks for a sample. Recent events come in while the question is open; if they cannot be had, the list
 * says why. `undefined` when the question is put away.
 */
export async function pickSample(offer: SampleOffer): Promise<SampleChoice | undefined> {
  const pick = window.createQuickPick<SampleItem>();
  const closed = new AbortController();
  pick.title = `Run ${offer.functionName}`;
  pick.placeholder = "Choose the event to run against";
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  const own = ownItems(offer);
  pick.items = own;
  pick.show();
  const chosen = new Promise<SampleChoice | undefined>((resolve) => {
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems;
      if (item?.choice) resolve(item.choice);
    });
    pick.onDidHide(() => resolve(undefined));
  });
  if (offer.recent) {
    pick.busy = true;
    void addRecent(offer.recent(closed.signal)).then((items) => {
      if (closed.signal.aborted) return;
      // What is marked stays marked while the list grows.
      const active = pick.activeItems;
      pick.items = [...own, ...items];
      if (active.length > 0) pick.activeItems = active;
      pick.busy = false;
    });
  }
  try {
    return await chosen;
  } finally {
    closed.abort();
    pick.dispose();
  }
}

function ownItems({ hasDocument }: SampleOffer): readonly SampleItem[] {
  const document: SampleItem = {
    label: "$(json) Your sample",
    description: "as you saved it",
    choice: { kind: "document" },
  };
  return [
    {
      label: "$(beaker) Default example",
      description: "made to fit the function's type and filters",
      choice: { kind: "default" },
    },
    ...(hasDocument ? [document] : []),
    {
      label: hasDocument ? "$(edit) Edit your sample…" : "$(edit) Edit a sample as JSON…",
      description: "saved on this machine",
      alwaysShow: true,
      choice: { kind: "edit" },
    },
  ];
}

async function addRecent(loading: Promise<readonly RecentEvent[]>): Promise<readonly SampleItem[]> {
  const heading: SampleItem = { label: "Recent events", kind: QuickPickItemKind.Separator };
  try {
    const events = await loading;
    return events.length === 0 ? [] : [heading, ...events.map(toItem)];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [
      heading,
      { label: "$(warning) No recent events", detail: toLabel(reason), alwaysShow: true },
    ];
  }
}

function toItem(event: RecentEvent): SampleItem {
  return {
    label: `$(pulse) ${toLabel(event.event)}`,
    description: `${ago(event.timestamp)} · ${toLabel(event.distinct_id)}`,
    choice: { kind: "event", event },
  };
}

/** How long ago something was, such as `3 minutes ago`. */
export function ago(timestamp: string, now: number = Date.now()): string {
  const seconds = Math.round((new Date(timestamp).getTime() - now) / 1000);
  const format = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
  const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
    ["day", 86_400],
    ["hour", 3600],
    ["minute", 60],
  ];
  for (const [unit, size] of steps) {
    if (Math.abs(seconds) >= size) return format.format(Math.trunc(seconds / size), unit);
  }
  return format.format(seconds, "second");
}
