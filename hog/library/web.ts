import { type Builtin, libraryFunction } from "./builtin.ts";

/** URLs, Base64 and addresses. */
export const webFunctions: readonly Builtin[] = [
  libraryFunction({
    name: "encodeURLComponent",
    parameters: [{ name: "text", type: "any" }],
    result: "string",
    documentation: "Makes a text safe as a part of a URL, such as the value of a query parameter.",
    example: "encodeURLComponent('rock & roll') // 'rock%20%26%20roll'",
    pitfalls: [
      "Null becomes the text `'null'`: write `encodeURLComponent(term ?? '')`.",
      "Not for a whole URL: it encodes `/` and `:` too.",
    ],
  }),
  libraryFunction({
    name: "decodeURLComponent",
    parameters: [{ name: "text", type: "any" }],
    result: "string",
    documentation: "Undoes `encodeURLComponent`.",
    example: "decodeURLComponent('rock%20%26%20roll') // 'rock & roll'",
    pitfalls: [
      "A malformed text ends the run with an error that cannot be caught; `tryDecodeURLComponent` gives null.",
      "`+` stays `+`: it does not become a blank.",
    ],
  }),
  libraryFunction({
    name: "tryDecodeURLComponent",
    parameters: [{ name: "text", type: "any" }],
    result: ["string", "null"],
    documentation: "Undoes `encodeURLComponent`; null for a malformed text.",
    example: "tryDecodeURLComponent('100%') ?? '100%' // '100%'",
  }),
  libraryFunction({
    name: "base64Encode",
    parameters: [{ name: "text", type: "string", raisesOnNull: true }],
    result: "string",
    documentation: "The UTF-8 bytes of the text in Base64.",
    example:
      "let credentials := f'{inputs.user}:{inputs.key}'\nlet headers := {'Authorization': f'Basic {base64Encode(credentials)}'}",
    pitfalls: ["A number ends the run with an error that cannot be caught."],
  }),
  libraryFunction({
    name: "base64Decode",
    parameters: [{ name: "text", type: "string", raisesOnNull: true }],
    result: "string",
    documentation: "The text whose UTF-8 bytes were encoded in Base64.",
    example: "base64Decode('eyJwbGFuIjoicHJvIn0=') // '{\"plan\":\"pro\"}'",
    pitfalls: ["Characters that are not Base64 are skipped, not reported."],
  }),
  libraryFunction({
    name: "tryBase64Decode",
    parameters: [{ name: "text", type: "any" }],
    result: "string",
    documentation: "Like `base64Decode`, but `''` where that fails, as on null.",
    example: "tryBase64Decode('cHJv') // 'pro'",
    pitfalls: [
      "PostHog's compiler does not know it and reports it as not implemented; it runs all the same, except in a `transformation_log`, which is refused.",
    ],
  }),
  libraryFunction({
    name: "isIPAddressInRange",
    parameters: [
      { name: "address", type: ["string", "null"] },
      { name: "range", type: ["string", "null"], documentation: "CIDR, such as `10.0.0.0/8`." },
    ],
    result: "boolean",
    documentation:
      "Whether an IPv4 or IPv6 address lies in a range. False if either is malformed or null.",
    example: "isIPAddressInRange('10.20.30.40', '10.0.0.0/8') // true",
    pitfalls: ["A range without its `/` is never matched: a single address is `…/32`."],
  }),
];
