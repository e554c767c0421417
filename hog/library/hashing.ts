import { type Builtin, type BuiltinEntry, libraryFunction, type Parameter } from "./builtin.ts";

const text: Parameter = { name: "text", type: ["string", "null"] };
const encoding: Parameter = {
  name: "encoding",
  type: "string",
  documentation: "`hex` if left out.",
  choices: ["hex", "base64", "base64url", "binary"],
  optional: true,
};
const chain: Parameter = {
  name: "keyAndMessages",
  type: "array",
  documentation:
    "The key, the message, and any further messages, each of which is signed with the digest before it.",
  raisesOnNull: true,
};
const textOnly = "A number or object ends the run with an error that cannot be caught.";

/** Digests and signatures. */
export const hashingFunctions: readonly Builtin[] = [
  libraryFunction({
    name: "sha256Hex",
    parameters: [text],
    result: ["string", "null"],
    documentation: "The SHA-256 digest of the text in hexadecimal; null stays null.",
    example:
      "let email := lower(trim(person.properties.email ?? ''))\nlet match := {'hashed_email': sha256Hex(email)}",
    pitfalls: [textOnly],
  }),
  encoded("sha256", "The SHA-256 digest of the text", "sha256('pro', 'base64')", [textOnly]),
  libraryFunction({
    name: "sha1Hex",
    parameters: [text],
    result: ["string", "null"],
    documentation:
      "The SHA-1 digest of the text in hexadecimal; null stays null. Only for services that ask for SHA-1.",
    example: "length(sha1Hex('pro')) // 40",
    pitfalls: [textOnly],
  }),
  encoded("sha1", "The SHA-1 digest of the text", "sha1('pro', 'base64url')", [textOnly]),
  libraryFunction({
    name: "md5Hex",
    parameters: [text],
    result: ["string", "null"],
    documentation: "The MD5 digest of the text in hexadecimal; null stays null.",
    example: "md5Hex('ada@example.com') // '3e3417d7ef77d5932a6734b916515ed5'",
    pitfalls: [textOnly],
  }),
  encoded("md5", "The MD5 digest of the text", "md5('pro', 'base64')", [textOnly]),
  libraryFunction({
    name: "sha256HmacChainHex",
    parameters: [chain],
    result: "string",
    documentation:
      "The HMAC-SHA-256 signature of a message in hexadecimal. With two elements it is the plain signature that webhooks send.",
    example:
      "let expected := sha256HmacChainHex(['signing key', '{\"plan\":\"pro\"}'])\nlength(expected) // 64",
    pitfalls: ["The key is the first element. Fewer than two elements end the run."],
  }),
  libraryFunction({
    name: "sha1HmacChainHex",
    parameters: [chain],
    result: "string",
    documentation:
      "The HMAC-SHA-1 signature of a message in hexadecimal. Only for services that ask for SHA-1.",
    example: "length(sha1HmacChainHex(['signing key', 'message'])) // 40",
    pitfalls: ["The key is the first element. Fewer than two elements end the run."],
  }),
  signed("sha256HmacChain", "The HMAC-SHA-256 signature of a message"),
  signed("sha1HmacChain", "The HMAC-SHA-1 signature of a message"),
];

/** Used as a value it fails: the VM fills the encoding with null, which is none. */
function encoded(
  name: string,
  subject: string,
  example: string,
  pitfalls: BuiltinEntry["pitfalls"] & {},
): Builtin {
  return libraryFunction({
    name,
    parameters: [text, encoding],
    result: ["string", "null"],
    documentation: `${subject} in the encoding of your choice; null stays null.`,
    example,
    asValue: false,
    pitfalls,
  });
}

function signed(name: string, subject: string): Builtin {
  return libraryFunction({
    name,
    parameters: [chain, encoding],
    result: "string",
    documentation: `${subject} in the encoding of your choice.`,
    example: `let headers := {'x-signature': ${name}([inputs.key, jsonStringify(event.properties)], 'base64')}`,
    asValue: false,
    pitfalls: ["The key is the first element. Fewer than two elements end the run."],
  });
}
