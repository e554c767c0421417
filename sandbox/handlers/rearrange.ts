import { addActivity } from "../activity.ts";
import { invalid } from "../http/apiProblem.ts";
import { type ApiAnswer, type ApiRequest, ok } from "../http/apiRequest.ts";
import { readBody } from "../http/readBody.ts";
import { toJsonObject } from "../json.ts";
import {
  findFunction,
  type ProjectState,
  putFunctions,
  type StoredFunction,
  transformationsOf,
} from "../projectState.ts";
import type { Sandbox } from "../sandbox.ts";
import { readDictionary, readInteger } from "../save/fields.ts";
import { timeAfter } from "../save/timeAfter.ts";
import { presentFunction } from "./presentFunction.ts";

/** `PATCH hog_functions/rearrange/`: all named transformations move, or none. */
export async function rearrangeFunctions(
  sandbox: Sandbox,
  request: ApiRequest,
): Promise<ApiAnswer> {
  const orders = readOrders(readBody(request));
  return sandbox.store.change((before) => {
    const now = new Date();
    const moved = orders.map(([id, order]) => [requireTransformation(before, id), order] as const);
    const state = moved
      .filter(([fn, order]) => fn.execution_order !== order)
      .reduce((current, [fn, order]) => move(sandbox, current, fn, order, now), before);
    const fns = transformationsOf(state).map((fn) => presentFunction(sandbox, state, fn));
    return { state, result: ok(fns) };
  });
}

function readOrders(body: unknown): readonly (readonly [string, number])[] {
  const { orders = {} } = toJsonObject(body);
  const entries = Object.entries(readDictionary(orders, ["orders"]));
  if (entries.length === 0) throw invalid(null, "No orders provided");
  return entries.map(([id, order]) => [id, readInteger(order, ["orders", id])]);
}

function requireTransformation(state: ProjectState, id: string): StoredFunction {
  const fn = findFunction(state, id);
  if (fn?.type === "transformation") return fn;
  throw invalid(null, `HogFunction with id ${id} does not exist`);
}

function move(
  { content }: Sandbox,
  state: ProjectState,
  fn: StoredFunction,
  order: number,
  now: Date,
): ProjectState {
  const moved = { ...fn, execution_order: order, updated_at: timeAfter(fn.updated_at, now) };
  const secrets = state.secrets.get(fn.id) ?? {};
  const change = { before: { fn, secrets }, after: { fn: moved, secrets } };
  return addActivity(putFunctions(state, [moved]), content, change, now);
}
