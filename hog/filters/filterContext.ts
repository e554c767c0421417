import type { FilterProject } from "./project.ts";
import type { Clock } from "./relativeDate.ts";

/** What the parts of filters are compiled with. */
export interface FilterContext {
  readonly project: FilterProject;
  readonly clock: Clock;
}
