import type { StoredEvent } from "../projectState.ts";
import { type Delivered, deliverEvent } from "./deliverEvent.ts";
import type { Player } from "./player.ts";
import type { RunRecord } from "./runRecord.ts";
import { toStoredEvent } from "./toStoredEvent.ts";
import { transformEvent } from "./transformEvent.ts";

/** What an event led to. */
export interface Played {
  readonly records: readonly RunRecord[];
  /** The events to keep: those that came through the transformations, with what they led to. */
  readonly events: readonly StoredEvent[];
}

/** Functions that capture events for each other come to an end here. */
const mostEventsOfOne = 100;

/**
 * Plays an event as PostHog's ingestion and workers do: through the transformations in their order,
 * then to every destination that it fits. What these capture is played too.
 */
export async function playEvent(player: Player, event: StoredEvent): Promise<Played> {
  const records: RunRecord[] = [];
  const events: StoredEvent[] = [];
  const waiting = [event];
  // The list grows while it is walked.
  for (const next of waiting) {
    const played: Step = isInternal(next)
      ? await deliverEvent(player, next, "internal_destination")
      : await ingest(player, next);
    records.push(...played.records);
    events.push(...(played.kept ? [played.kept] : []));
    const room = mostEventsOfOne - waiting.length;
    waiting.push(...played.captured.slice(0, room).map((each) => toStoredEvent(each, next.person)));
  }
  return { records, events };
}

/** What PostHog itself says; only internal destinations hear of it. */
function isInternal({ event }: StoredEvent): boolean {
  return internalEvents.test(event);
}

const internalEvents =
  /^\$(error_tracking_issue_\w+|insight_alert_firing|activity_log_entry_created|early_access_feature_updated|health_check_issue_firing|logs_alert_\w+|batch_export_run_failed|hog_function_state_changed)$/;

interface Step extends Delivered {
  /** Absent where nothing is to be kept of the event. */
  readonly kept?: StoredEvent;
}

async function ingest(player: Player, event: StoredEvent): Promise<Step> {
  const { event: kept, records } = await transformEvent(player, event);
  if (!kept) return { records, captured: [] };
  const delivered = await deliverEvent(player, kept, "destination");
  return { ...delivered, records: [...records, ...delivered.records], kept };
}
