/** Why the sandbox cannot start, other than by a mistake of ours. `message` is ready to show. */
export class StartProblem extends Error {
  override readonly name = "StartProblem";
}
