import type { RemoteConsole } from "vscode-languageserver/node";

/** Does some work; if that fails, it is logged under the name and `otherwise` is the result. */
export type Attempt = <Result>(name: string, work: () => Result, otherwise: Result) => Result;

/** Attempts whose failures go to the log that the editor shows. */
export function attemptsLoggedBy(console: Pick<RemoteConsole, "error">): Attempt {
  return (name, work, otherwise) => {
    try {
      return work();
    } catch (error) {
      console.error(`${name} failed: ${describeError(error)}`);
      return otherwise;
    }
  };
}

function describeError(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
