import type { HttpBindings } from "@hono/node-server";
import type { Context, Hono } from "hono";

/** What answers requests, on Node's own server. */
export type Application = Hono<{ Bindings: HttpBindings }>;

/** A request while it is answered. */
export type HttpContext = Context<{ Bindings: HttpBindings }>;

/** Goes on with what stands behind. */
export type Next = () => Promise<void>;
