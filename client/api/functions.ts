import * as v from "valibot";
import type {
  HogFunction,
  HogFunctionPatch,
  HogFunctionSummary,
  InvocationAnswer,
  InvocationRequest,
} from "../../protocol/posthog.ts";
import { ApiError } from "./apiError.ts";
import { decode, text } from "./decode.ts";
import { explainInvocation } from "./explainInvocation.ts";
import { functionPath } from "./functionPath.ts";
import { functionSchema, functionSummarySchema, functionTypeSchema } from "./functionSchemas.ts";
import type { Http } from "./http.ts";
import { readPages } from "./readPages.ts";
import { resolveLostPatch } from "./resolveLostPatch.ts";

/** The functions of a project: `{host}/api/projects/{project}/hog_functions/`. */
export interface Functions {
  /**
   * All functions, in the server's order: transformations by theirs, then what was changed last.
   * Those of a type that we do not know are left out.
   *
   *     GET hog_functions/?limit=300&offset=…
   */
  list(signal?: AbortSignal): Promise<readonly HogFunctionSummary[]>;

  /**
   * One function with everything.
   *
   *     GET hog_functions/{id}/
   *
   * @throws ApiError `not-found` when it was deleted, or is in another project.
   */
  get(id: string, signal?: AbortSignal): Promise<HogFunction>;

  /**
   * Replaces the fields that `patch` has, and gives the function as stored.
   *
   *     PATCH hog_functions/{id}/
   *
   * When the answer is lost, the function is read back: if it holds what was sent, all is well.
   *
   * @throws ApiError `rejected` with a `field` when something in it is not valid; `not-found` when the
   *   function was deleted meanwhile; `unreachable` when the answer was lost, saying whether it is saved.
   */
  patch(id: string, patch: HogFunctionPatch, signal?: AbortSignal): Promise<HogFunction>;

  /**
   * Runs a configuration on PostHog, without saving it. `id` may be `new`.
   *
   *     POST hog_functions/{id}/invocations/
   *
   * @throws ApiError `rejected` with a `field` inside of the configuration.
   */
  invoke(id: string, request: InvocationRequest, signal?: AbortSignal): Promise<InvocationAnswer>;

  /**
   * Puts transformations into an order: from their ids to positions, which start at 1. Gives all of them.
   *
   *     PATCH hog_functions/rearrange/, body { orders }
   */
  rearrange(
    orders: Readonly<Record<string, number>>,
    signal?: AbortSignal,
  ): Promise<readonly HogFunction[]>;
}

/** `project` is the path of the project's routes, without a slash at the end. */
export function createFunctions(http: Http, project: string): Functions {
  const list = `${project}/hog_functions`;

  const get = async (id: string, signal?: AbortSignal): Promise<HogFunction> => {
    const path = functionPath(project, id);
    return decode(functionSchema, await http.send({ method: "GET", path, signal }), http.host);
  };

  return {
    async list(signal) {
      const items = await readPages(http, { path: `${list}/`, limit: 300, signal });
      const summaries = items
        .filter((item) => !isOfUnknownType(item))
        .map((item) => decode(functionSummarySchema, item, http.host));
      // Whatever is saved between two pages moves, and comes twice.
      return [...new Map(summaries.map((summary) => [summary.id, summary])).values()];
    },

    get,

    async patch(id, patch, signal) {
      const path = functionPath(project, id);
      try {
        const answer = await http.send({ method: "PATCH", path, body: patch, signal });
        return decode(functionSchema, answer, http.host);
      } catch (error) {
        if (!(error instanceof ApiError) || !error.mayHaveTakenEffect) throw error;
        return resolveLostPatch({
          host: http.host,
          patch,
          lost: error,
          read: () => get(id, signal),
        });
      }
    },

    async invoke(id, request, signal) {
      const answer = await http.send({
        method: "POST",
        path: `${functionPath(project, id)}invocations/`,
        body: request,
        isSlow: true,
        explain: (status, body) => explainInvocation(http.host, status, body),
        signal,
      });
      return decode(invocationSchema, answer, http.host);
    },

    async rearrange(orders, signal) {
      const path = `${list}/rearrange/`;
      const answer = await http.send({ method: "PATCH", path, body: { orders }, signal });
      return decode(v.array(functionSchema), answer, http.host);
    },
  };
}

function isOfUnknownType(item: unknown): boolean {
  return v.is(v.object({ type: v.string() }), item) && !v.is(functionTypeSchema, item.type);
}

const invocationSchema: v.GenericSchema<unknown, InvocationAnswer> = v.object({
  result: v.nullish(v.unknown(), null),
  status: v.picklist(["success", "error", "skipped"]),
  // A worker that fails may answer with the status alone.
  errors: v.nullish(v.array(v.string()), []),
  logs: v.nullish(v.array(v.object({ timestamp: text, level: text, message: text })), []),
});
