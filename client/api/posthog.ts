import { type Definitions, createDefinitions } from "./definitions.ts";
import { type Events, createEvents } from "./events.ts";
import { type Functions, createFunctions } from "./functions.ts";
import { type Access, type HttpOptions, createHttp } from "./http.ts";
import { type Logs, createLogs } from "./logs.ts";
import { type Metrics, createMetrics } from "./metrics.ts";

/** A project of a PostHog. Every failure of every method is an `ApiError`. */
export class PostHog {
  /** The origin, such as `https://us.posthog.com`. */
  readonly host: string;
  readonly projectId: number;
  readonly functions: Functions;
  readonly logs: Logs;
  readonly metrics: Metrics;
  readonly events: Events;
  readonly definitions: Definitions;

  constructor(access: Access, projectId: number, options: HttpOptions = {}) {
    const http = createHttp(access, options);
    const project = `/api/projects/${projectId}`;
    this.host = access.host;
    this.projectId = projectId;
    this.functions = createFunctions(http, project);
    this.logs = createLogs(http, project);
    this.metrics = createMetrics(http, project);
    this.events = createEvents(http, project);
    this.definitions = createDefinitions(http, project);
  }
}
