import { compileValue, type TemplateContext, type TemplateError } from "./compileValue.ts";
import type { InputValue, TemplateCode } from "./templateCode.ts";

/** What the schema of a function says about one input, as far as templates care. */
export interface InputField {
  readonly key: string;
  /** `string`, `dictionary`, `json`, `email`, `choice`, … */
  readonly type: string;
  /** `false`: the value is taken as it is. Otherwise it may fix the engine; `true` fixes `hog`. */
  readonly templating?: boolean | TemplateEngine;
}

/** What renders the templates of an input. */
export type TemplateEngine = "hog" | "liquid";

/** An input as it is stored: its value, and the engine that its author chose. */
export interface Input {
  readonly value?: InputValue;
  readonly templating?: TemplateEngine;
}

/** What becomes of an input when its function is saved. */
export type InputCompilation =
  /** The value is taken as it is: not templated, or empty. */
  | { readonly kind: "plain" }
  /** Rendered by Liquid when the function runs; nobody checks it before. */
  | { readonly kind: "liquid" }
  | {
      readonly kind: "compiled";
      readonly code: TemplateCode;
      /** The keys of the inputs that its templates read. */
      readonly reads: ReadonlySet<string>;
    }
  | {
      readonly kind: "refused";
      /** What PostHog's API answers for the input. */
      readonly message: string;
      /** The mistake in a template; absent where the input as a whole is refused. */
      readonly error?: TemplateError;
    };

/** Compiles the templates of one input as PostHog's server does when a function is saved. */
export function compileInput(
  field: InputField,
  input: Input,
  context: TemplateContext = {},
): InputCompilation {
  const { value = null } = input;
  const engine = engineOf(field, input);
  if (isEmpty(value) || !engine) return { kind: "plain" };
  if (engine === "liquid") {
    const loosesType = field.type === "boolean" && typeof value === "string";
    return loosesType ? { kind: "refused", message: liquidBoolean } : { kind: "liquid" };
  }
  if (!isTemplated(field.type)) return { kind: "plain" };
  const templated = withoutDesign(field, value);
  const result = compileValue(templated, context);
  if (result.kind === "compiled") return result;
  const { error } = result;
  return { kind: "refused", message: describeError(error, templated), error };
}

/** The engine that renders an input; `undefined` where nothing is rendered. */
export function engineOf(field: InputField, input: Input): TemplateEngine | undefined {
  if (field.templating === false) return undefined;
  if (field.templating === true) return "hog";
  return field.templating ?? input.templating ?? "hog";
}

const liquidBoolean =
  "Liquid templating is not supported for boolean fields. Use Hog templating instead.";

/** Whether the strings in values of a type of input are templates, unless its schema says otherwise. */
export function isTemplated(type: string): boolean {
  return templatedTypes.has(type);
}

const templatedTypes: ReadonlySet<string> = new Set([
  "string",
  "boolean",
  "dictionary",
  "json",
  "email",
  "native_email",
  "posthog_ticket_tags",
  "customer_analytics_account_properties",
  "customer_analytics_account_relationships",
]);

/** What Python counts as false. */
function isEmpty(value: InputValue): boolean {
  if (typeof value !== "object" || value === null) return !value;
  return Object.keys(value).length === 0;
}

/** The design of an e-mail is the state of an editor, in which braces mean nothing. */
function withoutDesign({ type }: InputField, value: InputValue): InputValue {
  const isEmail = type === "email" || type === "native_email";
  if (!isEmail || typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== "design"));
}

function describeError({ message }: TemplateError, value: InputValue): string {
  if (!looksLikeLiquid(value)) return `Invalid template: ${message}`;
  return (
    "Invalid template: this field uses single-curly templating like {person.properties.email}. " +
    `Liquid-style {{ ... }} syntax is not supported here. (${message})`
  );
}

function looksLikeLiquid(value: InputValue): boolean {
  if (typeof value === "string") return value.includes("{{");
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(looksLikeLiquid);
}
