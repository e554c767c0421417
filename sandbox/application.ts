import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { Fault } from "../protocol/sandbox.ts";
import {
  ApiProblem,
  forbidden,
  invalid,
  methodNotAllowed,
  notFound,
  serverError,
  throttled,
  unauthenticated,
} from "./http/apiProblem.ts";
import type { ApiAnswer, ApiRequest } from "./http/apiRequest.ts";
import { type ApiKey, requireProject, requireScope } from "./http/keys.ts";
import { projectId } from "./projectAddress.ts";
import { type Access, type Route, routes } from "./routes.ts";
import type { Sandbox } from "./sandbox.ts";
import { attributeOf, FieldProblem } from "./save/fieldProblem.ts";

type Application = Hono<{ Bindings: HttpBindings }>;
type HttpContext = Context<{ Bindings: HttpBindings }>;
type Next = () => Promise<void>;

const mostBytes = 20 * 1024 * 1024;

/** The sandbox as it is served over HTTP. */
export function createApplication(sandbox: Sandbox): Application {
  const application: Application = new Hono({ strict: false });
  application.use(refuseOtherHosts);
  application.use(bodyLimit({ maxSize: mostBytes, onError: (context) => context.body(null, 413) }));
  for (const path of ["/api/*", "/public/*"]) {
    application.use(path, (context, next) => record(sandbox, context, next));
    application.use(path, (context, next) => meetFault(sandbox, context, next));
  }
  for (const route of routes) {
    application.on(route.method, route.path, (context) => serve(sandbox, route, context));
  }
  for (const path of new Set(routes.map((route) => route.path))) {
    application.all(path, (context) => refuseMethod(sandbox, path, context));
  }
  application.notFound(() => toResponse(notFound()));
  application.onError(answerError);
  return application;
}

/** A page in a browser can have its own name resolve to this machine, and must not be served then. */
function refuseOtherHosts(context: HttpContext, next: Next): Promise<Response | void> {
  const { hostname } = new URL(context.req.url);
  const isOwn = hostname === "127.0.0.1" || hostname === "localhost";
  return isOwn ? next() : Promise.resolve(context.body(null, 421));
}

async function record(sandbox: Sandbox, context: HttpContext, next: Next): Promise<void> {
  const { method } = context.req;
  const { pathname, search } = new URL(context.req.url);
  const text = await context.req.text();
  await next();
  const { status } = context.res;
  const path = pathname + search;
  // A connection that is closed without an answer has the status 0.
  const answered = context.env.outgoing.destroyed ? 0 : status;
  sandbox.requests.add({ method, path, ...toBody(text), status: answered });
}

function toBody(text: string): { readonly body?: unknown } {
  if (text === "") return {};
  try {
    return { body: JSON.parse(text) };
  } catch {
    return { body: text };
  }
}

async function meetFault(
  { faults }: Sandbox,
  context: HttpContext,
  next: Next,
): Promise<Response | undefined> {
  const fault = faults.meet(context.req.method, context.req.path);
  if (!fault) {
    await next();
    return undefined;
  }
  return suffer(fault, context, next);
}

async function suffer(
  fault: Fault["kind"],
  context: HttpContext,
  next: Next,
): Promise<Response | undefined> {
  switch (fault.type) {
    case "delay":
      await new Promise((resolve) => setTimeout(resolve, fault.milliseconds).unref());
      await next();
      return undefined;
    case "throttle":
      return toResponse(throttled(fault.seconds));
    case "error":
      return toResponse(serverError(fault.status));
    case "html":
      return context.html("<!doctype html><title>Sign in</title><h1>Sign in</h1>");
    case "drop":
      if (fault.when === "after") await next();
      context.env.outgoing.destroy();
      return RESPONSE_ALREADY_SENT;
  }
}

async function serve(sandbox: Sandbox, route: Route, context: HttpContext): Promise<Response> {
  const key = admit(sandbox, route.access, context);
  const { method, raw, url } = context.req;
  const request: ApiRequest = {
    method,
    url: new URL(url),
    parameters: new Map(Object.entries(context.req.param())),
    headers: raw.headers,
    text: await context.req.text(),
    ...(key && { key }),
  };
  return toResponse(await route.handler(sandbox, request));
}

/** The key of the request, which may do what it asks for. @throws ApiProblem where it may not. */
function admit(sandbox: Sandbox, access: Access, context: HttpContext): ApiKey | undefined {
  const { headers } = context.req.raw;
  const project = context.req.param("project");
  if (access.kind === "everybody") {
    if (project !== undefined && project !== "@current" && project !== String(projectId)) {
      throw notFound("Project not found.");
    }
    return undefined;
  }
  const key = sandbox.keys.authenticate(headers);
  requireAccess(key, access);
  if (project !== undefined) requireProject(key, project, projectId);
  return key;
}

function requireAccess(key: ApiKey, access: Access): void {
  switch (access.kind) {
    case "scope":
      return requireScope(key, access.scope);
    case "session":
      if (!key.isStartKey) throw forbidden("This action does not support Personal API Key access");
      return;
    case "start-key":
      if (key.isStartKey) return;
      throw unauthenticated(
        "authentication_failed",
        "Only the key of the sandbox's start opens this.",
      );
    case "key":
    case "everybody":
      return;
  }
}

/** A method that a route does not have is no action that a key could have a scope for. */
function refuseMethod(sandbox: Sandbox, path: string, context: HttpContext): never {
  const own = routes.filter((route) => route.path === path);
  const isOpen = own.every(({ access }) => access.kind === "everybody");
  if (!isOpen) admit(sandbox, { kind: "session" }, context);
  throw methodNotAllowed(
    context.req.method,
    own.map(({ method }) => method),
  );
}

function answerError(error: Error): Response {
  if (error instanceof ApiProblem) return toResponse(error);
  if (error instanceof FieldProblem) {
    return toResponse(invalid(attributeOf(error), error.message, error.code));
  }
  console.error(error.stack ?? error.message);
  return toResponse(serverError());
}

function toResponse({ status, body, headers = {} }: ApiAnswer): Response {
  if (body === undefined || isEmptyStatus(status)) return new Response(null, { status, headers });
  if (typeof body === "string" && "Content-Type" in headers) {
    return new Response(body, { status, headers });
  }
  const type = { "Content-Type": "application/json" };
  return new Response(JSON.stringify(body), { status, headers: { ...headers, ...type } });
}

/** Answers with these have no body. */
function isEmptyStatus(status: number): boolean {
  return status === 204 || status === 205 || status === 304;
}
