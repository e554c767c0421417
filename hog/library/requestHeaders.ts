import type { Field } from "./field.ts";

/** The headers that requests usually have. */
export const requestHeaders: readonly Field[] = [
  {
    ...header("Content-Type", "What the body is; `application/json` if no header is given."),
    texts: [
      { value: "application/json" },
      { value: "application/x-www-form-urlencoded", label: "the fields of a form" },
      { value: "text/plain" },
      { value: "application/xml" },
    ],
  },
  header("Authorization", "Who sends the request, such as `Bearer` and a token."),
  {
    ...header("Accept", "What the answer should be."),
    texts: [{ value: "application/json" }, { value: "text/plain" }, { value: "*/*" }],
  },
  header("User-Agent", "What sends the request."),
  header("X-API-Key", "The key of an API, where the service wants it in this header."),
  header(
    "Idempotency-Key",
    "The same for a request that is sent again, such as `event.uuid`: some services then act once.",
  ),
];

function header(name: string, documentation: string): Field {
  return { name, type: "string", documentation, optional: true };
}
