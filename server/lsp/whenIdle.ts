/**
 * Makes a function that has `run` called with a key once no more messages wait to be read: many calls
 * with one key, such as for each of many quick keystrokes, become one. There is no delay beyond that.
 *
 * Between two waiting messages the connection lets one turn of the event loop pass, so two turns
 * without a call mean that none waits.
 */
export function whenIdle(run: (key: string) => void): (key: string) => void {
  const waiting = new Set<string>();
  let turn: NodeJS.Immediate | undefined;
  const runAll = (): void => {
    const keys = [...waiting];
    waiting.clear();
    for (const key of keys) run(key);
  };
  return (key) => {
    waiting.add(key);
    clearImmediate(turn);
    turn = setImmediate(() => {
      turn = setImmediate(runAll);
    });
  };
}
