// The package is CommonJS with names that Node cannot see from outside, so only its default works in
// every loader that we use: Node, tsx and the bundle.
// oxlint-disable import/default, import/no-named-as-default-member
import hogvm from "@posthog/hogvm";

/** PostHog's virtual machine: runs a program until it ends or asks for an asynchronous function. */
export const exec = hogvm.exec;

/** Turns a value of a program (objects are maps there) into the same value of JavaScript. */
export const toJavaScript: (value: unknown) => unknown = hogvm.convertHogToJS;

/** A value as the VM's own `print` writes it: `{'a': 1}`, `(1, 2)`; texts without quotes. */
export const printValue: (value: unknown) => string = hogvm.printHogStringOutput;

const { range } = hogvm.STL;
if (!range) throw new Error("The VM has no function range.");

/**
 * `range` alone makes much out of little: one call can ask for more memory at a time than a thread
 * survives, and the process with it. The VM would find the result too large; this says the same before.
 */
hogvm.STL["range"] = {
  ...range,
  fn: (args, name, options) => {
    const [from = 0, to] = args.map(Number);
    const bytes = 8 + 8 * (to === undefined ? from : to - from);
    const limit = options?.memoryLimit ?? hogvm.DEFAULT_MAX_MEMORY;
    if (limit > 0 && bytes > limit) {
      throw new hogvm.HogVMException(
        `Memory limit of ${limit} bytes exceeded. Tried to allocate ${bytes} bytes.`,
      );
    }
    return range.fn(args, name, options);
  },
};
