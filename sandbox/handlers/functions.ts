import { invalid, notFound } from "../http/apiProblem.ts";
import { type ApiAnswer, type ApiRequest, ok, parameter } from "../http/apiRequest.ts";
import { pageOf } from "../http/page.ts";
import { parseTime } from "../http/parameters.ts";
import { containsJson, isTooDeep, parseJson, toJsonObject } from "../json.ts";
import {
  byExecutionOrder,
  findFunction,
  presentFunctions,
  type ProjectState,
  type StoredFunction,
} from "../projectState.ts";
import type { Sandbox } from "../sandbox.ts";
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

/** `GET hog_functions/{id}/` */
export function getFunction(sandbox: Sandbox, request: ApiRequest): ApiAnswer {
  const { state } = sandbox.store;
  return ok(presentFunction(sandbox, state, requireFunction(state, request)));
}

/** @throws ApiProblem for what is not there; an id that is no UUID is not there either */
export function requireFunction(state: ProjectState, request: ApiRequest): StoredFunction {
  const fn = findFunction(state, parameter(request, "id"));
  if (!fn) throw notFound();
  return fn;
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
  const single = readJson(query, "filters");
  const groups = readJson(query, "filter_groups") ?? [];
  if (!Array.isArray(groups)) throw invalid("filter_groups", "Invalid filter_groups");
  const asked = [single, ...groups].filter((group) => Object.keys(toJsonObject(group)).length > 0);
  if (asked.length === 0) return everything;
  return ({ filters }) => asked.some((group) => containsJson(filters, group));
}

/** A parameter that is JSON; `undefined` where it is absent or empty. */
function readJson(query: URLSearchParams, name: string): unknown {
  const text = query.get(name);
  if (!text) return undefined;
  const json = parseJson(text);
  if (json === undefined || isTooDeep(json)) throw invalid(name, `Invalid ${name}`);
  return json;
}
