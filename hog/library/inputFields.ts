import type { Field } from "./field.ts";

/** What the value of an input of a type always holds; `undefined` where nothing is known. */
export function fieldsOfInput(type: string): readonly Field[] | undefined {
  return fieldsByType.get(type);
}

const integration: readonly Field[] = [
  {
    name: "access_token",
    type: "string",
    documentation:
      "Stands for the token of the connected account: PostHog puts the token in when a request is sent.",
  },
];

const address = (name: string, documentation: string): Field => ({
  name,
  type: "object",
  documentation,
  fields: [
    { name: "email", type: "string", documentation: "The e-mail address." },
    { name: "name", type: "string", documentation: "The name.", optional: true },
  ],
});

const email: readonly Field[] = [
  address("to", "Who gets the message."),
  address("from", "Who sends the message."),
  { name: "subject", type: "string", documentation: "The subject of the message." },
  { name: "text", type: "string", documentation: "The message as plain text.", optional: true },
  { name: "html", type: "string", documentation: "The message as HTML.", optional: true },
];

const fieldsByType: ReadonlyMap<string, readonly Field[]> = new Map([
  ["integration", integration],
  ["email", email],
  ["native_email", email],
]);
