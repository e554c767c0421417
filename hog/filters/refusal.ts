/** At which step PostHog's server gives up: reading a HogQL text, or everything after. */
export type RefusalStage = "parse" | "compile";

/**
 * Filters that PostHog's server refuses. Thrown where the fault is found and caught in one place,
 * `compileFilters`, which returns it.
 */
export class Refusal extends Error {
  readonly stage: RefusalStage;
  /** The class of PostHog's exception, such as `QueryError`. */
  readonly type: string;

  /** `message` is what the server stores as `bytecode_error`; it may be empty. */
  constructor(type: string, message: string, stage: RefusalStage = "compile") {
    super(message);
    this.stage = stage;
    this.type = type;
  }
}

/** Gives up with PostHog's exception class and text. */
export function refuse(type: string, message: string): never {
  throw new Refusal(type, message);
}
