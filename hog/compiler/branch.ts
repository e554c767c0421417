import { opcodes } from "../bytecode/opcodes.ts";
import { join, type Code } from "./code.ts";

/** Code that runs `then` or `otherwise`. An `otherwise` without code counts as absent, as in PostHog. */
export function branch(condition: Code, then: Code, otherwise: Code | undefined): Code {
  if (!otherwise || otherwise.length === 0) {
    return join(condition, [opcodes.JUMP_IF_FALSE, then.length], then);
  }
  return join(
    condition,
    [opcodes.JUMP_IF_FALSE, then.length + 2],
    then,
    [opcodes.JUMP, otherwise.length],
    otherwise,
  );
}
