import { invalid, notFound } from "../http/apiProblem.ts";
import { type ApiAnswer, type ApiRequest, ok, parameter } from "../http/apiRequest.ts";
import { pageOf } from "../http/page.ts";
import { parseTime } from "../http/parameters.ts";
import { readBody } from "../http/readBody.ts";
import { containsJson, toJsonObject } from "../json.ts";
import {
  byExecutionOrder,
  findFunction,
  presentFunctions,
  type ProjectState,
  type StoredFunction,
} from "../projectState.ts";
import type { Sandbox } from "../sandbox.ts";
import { createFunction, updateFunction } from "../save/saveFunction.ts";
import { isUuid } from "../uuid.ts";
import { presentFunction, summariseFunction } from "./presentFunction.ts";

/** `GET hog_functions/` */
export function listFunctions(sandbox: Sandbox, { url }: ApiRequest): ApiAnswer {
  const { state } = sandbox.store;
  const fits = functionFilter(url.searchParams);
  const fns = presentFunctions(state).filter(fits).toSorted(byExecutionOrder);
  const present = url.searchParams.get("full") === "true" ? presentFunction : summariseFunction;
  const page = pageOf(fns, url);
  return ok({ ...page, results: page.results.map((fn) => present(sandbox, state, fn)) });
}

/** `POST hog_functions/` */
export async function postFunction(sandbox: Sandbox, request: ApiRequest): Promise<ApiAnswer> {
  const body = readBody(request);
  return sandbox.store.change(async (before) => {
    const { state, fn } = await createFunction(sandbox.content, before, body, new Date());
    return { state, result: { status: 201, body: presentFunction(sandbox, state, fn) } };
  });
}

/** `GET hog_functions/{id}/` */
export function getFunction(sandbox: Sandbox, request: ApiRequest): ApiAnswer {
  const { state } = sandbox.store;
  return ok(presentFunction(sandbox, state, requireFunction(state, request)));
}

/** `PATCH hog_functions/{id}/`, and `PUT`, which is the same but for deleted functions. */
export async function patchFunction(sandbox: Sandbox, request: ApiRequest): Promise<ApiAnswer> {
  const body = readBody(request);
  return sandbox.store.change(async (before) => {
    const stored = restorable(before, request, body) ?? requireFunction(before, request);
    const { state, fn } = await updateFunction(sandbox.content, before, stored, body, new Date());
    return { state, result: ok(presentFunction(sandbox, state, fn)) };
  });
}

/** @throws ApiProblem for what is not there; an id that is no UUID is not there either */
export function requireFunction(state: ProjectState, request: ApiRequest): StoredFunction {
  const fn = findFunction(state, parameter(request, "id"));
  if (!fn) throw notFound();
  return fn;
}

/** A deleted function is there for a `PATCH` that brings it back. */
function restorable(
  { functions }: ProjectState,
  request: ApiRequest,
  body: unknown,
): StoredFunction | undefined {
  const restores = request.method === "PATCH" && toJsonObject(body)["deleted"] === false;
  return restores ? functions.get(parameter(request, "id").toLowerCase()) : undefined;
}

type FunctionFilter = (fn: StoredFunction) => boolean;

/** What the parameters of a list ask for, all of it. */
function functionFilter(query: URLSearchParams): FunctionFilter {
  const filters = [
    typeFilter(query.get("type")),
    enabledFilter(query.get("enabled")),
    idFilter(query.get("id")),
    userFilter(query.get("created_by")),
    timeFilter(query.get("created_at"), "created_at"),
    timeFilter(query.get("updated_at"), "updated_at"),
    searchFilter(query.get("search")),
    containmentFilter(query),
  ];
  return (fn) => filters.every((filter) => filter(fn));
}

const everything: FunctionFilter = () => true;

function typeFilter(text: string | null): FunctionFilter {
  if (!text) return everything;
  const types = new Set<string>(text.split(",").map((type) => type.trim()));
  return ({ type }) => types.has(type);
}

function enabledFilter(text: string | null): FunctionFilter {
  if (!text || !/^(true|false)$/i.test(text)) return everything;
  return ({ enabled }) => enabled === (text.toLowerCase() === "true");
}

function idFilter(text: string | null): FunctionFilter {
  if (!text) return everything;
  if (!isUuid(text)) throw invalid("id", "Enter a valid UUID.");
  return ({ id }) => id === text.toLowerCase();
}

function userFilter(text: string | null): FunctionFilter {
  // There is one person, whose number is 1.
  return text ? () => text === "1" : everything;
}

function timeFilter(text: string | null, name: "created_at" | "updated_at"): FunctionFilter {
  if (!text) return everything;
  const time = parseTime(text);
  if (time === undefined) throw invalid(name, "Enter a valid date/time.");
  return (fn) => Date.parse(fn[name]) === time;
}

function searchFilter(text: string | null): FunctionFilter {
  if (!text) return everything;
  if (text.length > 200) {
    throw invalid("search", "Search query must be 200 characters or fewer.");
  }
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return ({ name, description }) => {
    const searched = `${name ?? ""}\n${description}`.toLowerCase();
    return words.every((word) => searched.includes(word));
  };
}

/** `filters` is one more group beside `filter_groups`; one that is contained is enough. */
function containmentFilter(query: URLSearchParams): FunctionFilter {
  const single = parseJson(query.get("filters"), "filters");
  const groups = parseJson(query.get("filter_groups"), "filter_groups") ?? [];
  if (!Array.isArray(groups)) throw invalid("filter_groups", "Invalid filter_groups");
  const asked = [single, ...groups].filter((group) => Object.keys(toJsonObject(group)).length > 0);
  if (asked.length === 0) return everything;
  return ({ filters }) => asked.some((group) => containsJson(filters, group));
}

function parseJson(text: string | null, name: string): unknown {
  if (!text) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw invalid(name, `Invalid ${name}`);
  }
}
