import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Fault } from "../../protocol/sandbox.ts";
import { serverError, throttled } from "./apiProblem.ts";
import type { Faults } from "./faults.ts";
import type { HttpContext, Next } from "./httpContext.ts";
import { toResponse } from "./toResponse.ts";

/** Has a request meet the fault that waits for it, if any. */
export async function meetFault(
  faults: Faults,
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
