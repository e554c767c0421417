/**
 * Makes a function that has `run` called with a key once no more messages wait to be read: many calls
 * with one key, such as for each of many quick keystrokes, become one. There is no delay beyond that.
 *
 * Between two waiting messages the connection lets one turn of the event loop pass, and editors send
 * a few others between two keystrokes, so some turns without a call mean that nobody types.
 */
export function whenIdle(run: (key: string) => void): (key: string) => void {
  const waiting = new Set<string>();
  let turn: NodeJS.Immediate | undefined;
  const runAll = (): void => {
    const keys = [...waiting];
    waiting.clear();
    for (const key of keys) run(key);
  };
  const wait = (turns: number): void => {
    turn = setImmediate(() => (turns > 1 ? wait(turns - 1) : runAll()));
  };
  return (key) => {
    waiting.add(key);
    clearImmediate(turn);
    wait(quietTurns);
  };
}

const quietTurns = 10;
