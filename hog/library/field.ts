import type { Type } from "./types.ts";

/** One name that a program may read: a global, or a field of an object. */
export interface Field {
  readonly name: string;
  /** Includes `null` where the value may be null. */
  readonly type: Type;
  /** One or two sentences of Markdown. */
  readonly documentation: string;
  /**
   * May be missing altogether. A missing field reads as null; a missing global ends the run, and
   * `??` does not help.
   */
  readonly optional?: true;
  /** What is known to be inside, in the order in which to show it. */
  readonly fields?: readonly Field[];
  /** `fields` are all there are: any other name reads as null, always. */
  readonly closed?: true;
  /** Texts that it usually is, in the order in which to show them; it may be others. */
  readonly texts?: readonly KnownText[];
  /** What stands behind every name that is not in `fields`, where these are the user's own. */
  readonly others?: Omit<Field, "name">;
}

/** A text of which it is known what it stands for. */
export interface KnownText {
  readonly value: string;
  /** A few words. */
  readonly label?: string;
}
