import { type QuickPickItem, window } from "vscode";
import type { HogFunctionType } from "../../protocol/posthog.ts";

/** Where a function runs, and whether its requests are sent. */
export interface RunPlace {
  readonly place: "local" | "posthog";
  readonly real: boolean;
}

interface PlaceItem extends QuickPickItem {
  readonly choice: RunPlace;
}

/**
 * Asks where to run; only what makes sense for the type is offered, and nothing is asked where there is
 * one way only. `undefined` when the question is put away.
 */
export async function pickPlace(
  functionName: string,
  type: HogFunctionType,
): Promise<RunPlace | undefined> {
  const items = placesOf(type);
  const [only] = items;
  if (items.length === 1 && only) return only.choice;
  const item = await window.showQuickPick(items, {
    title: `Run ${functionName}`,
    placeHolder: "Choose where to run it",
    matchOnDescription: true,
  });
  return item?.choice;
}

function placesOf(type: HogFunctionType): readonly PlaceItem[] {
  return places.filter(({ choice }) => {
    // PostHog's test endpoint refuses webhooks, and a transformation cannot send anything.
    if (choice.place === "posthog" && type.endsWith("source_webhook")) return false;
    return !(choice.real && type.startsWith("transformation"));
  });
}

const places: readonly PlaceItem[] = [
  {
    label: "$(device-desktop) On this machine",
    description: "PostHog's own virtual machine; requests are answered by mocks",
    choice: { place: "local", real: false },
  },
  {
    label: "$(cloud) On PostHog",
    description: "with its stored secrets; requests are answered by mocks",
    choice: { place: "posthog", real: false },
  },
  {
    label: "$(device-desktop) On this machine, sending real requests",
    description: "they leave from here",
    choice: { place: "local", real: true },
  },
  {
    label: "$(cloud) On PostHog, sending real requests",
    description: "they leave from PostHog's servers",
    choice: { place: "posthog", real: true },
  },
];
