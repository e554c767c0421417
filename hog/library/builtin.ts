import type { Field } from "./field.ts";
import { everyFunctionType, type FunctionType } from "./functionType.ts";
import type { Type } from "./types.ts";

/** One function that a program may call by name: all that hover, completion and arity checks tell. */
export interface Builtin {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** What a call gives; functions called for their effect give `null`. */
  readonly result: Type;
  /** What the object that a call gives holds; `undefined` where nothing is known. */
  readonly resultFields: readonly Field[] | undefined;
  /** The only texts that a call gives; `undefined` where it may give others, or gives none. */
  readonly resultTexts: readonly string[] | undefined;
  readonly minimumArguments: number;
  /** `undefined`: any number. */
  readonly maximumArguments: number | undefined;
  /** One or two sentences of Markdown. */
  readonly documentation: string;
  /**
   * A Hog program. If its last line is an expression with a line comment behind it, the comment is
   * the value of the expression as `print` shows it inside a list.
   */
  readonly example: string;
  /**
   * Who answers the call: the VM's `library`; the VM's `bytecode` library, which is written in Hog;
   * PostHog's worker, the `host`; or the `compiler`, which replaces the call.
   */
  readonly origin: "library" | "bytecode" | "host" | "compiler";
  /** A call suspends the program until the answer is there; inputs and filters may not do that. */
  readonly asynchronous: boolean;
  /** A call anywhere else fails at run time. */
  readonly availableIn: ReadonlySet<FunctionType>;
  /** Fails outside a workflow, also in a type that has it. */
  readonly workflowOnly: boolean;
  /**
   * The name without a call, as in `arrayMap(upper, names)`, gives a function that does what the
   * call does. Otherwise reading it fails, or what it gives behaves differently.
   */
  readonly asValue: boolean;
  /** What surprises its users; each one a sentence of Markdown. */
  readonly pitfalls: readonly string[];
}

/** One parameter, in the order of the call. */
export interface Parameter {
  readonly name: string;
  readonly type: Type;
  readonly documentation?: string;
  readonly optional?: true;
  /** Stands for none, one or many arguments; need not be the last parameter. */
  readonly rest?: true;
  /** The only texts that make sense here, such as the units of `dateAdd`. */
  readonly choices?: readonly string[];
  /** Null here ends the run with an error that no `catch` sees. */
  readonly raisesOnNull?: true;
  /** The keys that make sense in a dictionary here. */
  readonly fields?: readonly Field[];
}

/** What is written down for a builtin; the rest follows from the parameters or is the usual case. */
export interface BuiltinEntry {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly result: Type;
  readonly documentation: string;
  readonly example: string;
  readonly resultFields?: readonly Field[];
  readonly resultTexts?: readonly string[];
  readonly asValue?: boolean;
  readonly pitfalls?: readonly string[];
}

/** A function of the VM's library: synchronous, in every type of function, usable as a value. */
export function libraryFunction(entry: BuiltinEntry): Builtin {
  return builtin({ asValue: true, ...entry }, "library");
}

/** A function of the VM's library that is written in Hog: the same, but not usable as a value. */
export function bytecodeFunction(entry: BuiltinEntry): Builtin {
  return builtin(entry, "bytecode");
}

/** What the compiler itself makes of a call. */
export function compilerFunction(entry: BuiltinEntry): Builtin {
  return builtin(entry, "compiler");
}

/** What only host functions have to say. */
export interface HostEntry extends BuiltinEntry {
  readonly availableIn: readonly FunctionType[];
  readonly asynchronous?: boolean;
  readonly workflowOnly?: boolean;
}

/** A function that PostHog's worker adds to the VM. */
export function hostFunction({ availableIn, ...entry }: HostEntry): Builtin {
  const { asynchronous = false, workflowOnly = false } = entry;
  return {
    ...builtin(entry, "host"),
    availableIn: new Set(availableIn),
    asynchronous,
    workflowOnly,
  };
}

function builtin(entry: BuiltinEntry, origin: Builtin["origin"]): Builtin {
  const { parameters } = entry;
  return {
    asValue: false,
    pitfalls: [],
    resultFields: undefined,
    resultTexts: undefined,
    ...entry,
    origin,
    asynchronous: false,
    availableIn: everyFunctionType,
    workflowOnly: false,
    minimumArguments: parameters.filter(({ optional, rest }) => !optional && !rest).length,
    maximumArguments: parameters.some(({ rest }) => rest) ? undefined : parameters.length,
  };
}
