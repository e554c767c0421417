import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { admit } from "./http/access.ts";
import { ApiProblem, invalid, methodNotAllowed, notFound, serverError } from "./http/apiProblem.ts";
import type { ApiRequest } from "./http/apiRequest.ts";
import type { Application, HttpContext, Next } from "./http/httpContext.ts";
import { meetFault } from "./http/meetFault.ts";
import { toResponse } from "./http/toResponse.ts";
import { type Route, routes } from "./routes.ts";
import type { Sandbox } from "./sandbox.ts";
import { attributeOf, FieldProblem } from "./save/fieldProblem.ts";

const mostBytes = 20 * 1024 * 1024;

/** The sandbox as it is served over HTTP. */
export function createApplication(sandbox: Sandbox): Application {
  const application: Application = new Hono({ strict: false });
  application.use(refuseOtherHosts);
  application.use(bodyLimit({ maxSize: mostBytes, onError: (context) => context.body(null, 413) }));
  for (const path of ["/api/*", "/public/*"]) {
    application.use(path, (context, next) => record(sandbox, context, next));
    application.use(path, (context, next) => meetFault(sandbox.faults, context, next));
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
  const bytes = await readBytes(context);
  await next();
  const { status } = context.res;
  const path = pathname + search;
  // A connection that is closed without an answer has the status 0.
  const answered = context.env.outgoing.destroyed ? 0 : status;
  sandbox.requests.add({ method, path, status: answered }, bytes);
}

/** The body; it can be asked for again and again. */
async function readBytes(context: HttpContext): Promise<Uint8Array> {
  return new Uint8Array(await context.req.arrayBuffer());
}

async function serve(sandbox: Sandbox, route: Route, context: HttpContext): Promise<Response> {
  const key = admit(sandbox.keys, route.access, context);
  const { method, raw, url } = context.req;
  const request: ApiRequest = {
    method,
    url: new URL(url),
    parameters: new Map(Object.entries(context.req.param())),
    headers: raw.headers,
    bytes: await readBytes(context),
    ...(key && { key }),
  };
  return toResponse(await route.handler(sandbox, request));
}

/** A method that a route does not have is no action that a key could have a scope for. */
function refuseMethod(sandbox: Sandbox, path: string, context: HttpContext): never {
  const own = routes.filter((route) => route.path === path);
  const isOpen = own.every(({ access }) => access.kind === "everybody");
  if (!isOpen) admit(sandbox.keys, { kind: "session" }, context);
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
