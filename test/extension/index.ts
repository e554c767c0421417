import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** VS Code calls this in the extension host; the bundled tests stand beside it. */
export async function run(): Promise<void> {
  // It is a module, which programs of this form can only import so in every VS Code that we support.
  const { default: Mocha } = await import("mocha");
  const grep = process.env["HOG_TEST_GREP"];
  const mocha = new Mocha({
    color: false,
    forbidOnly: true,
    forbidPending: true,
    timeout: 60_000,
    ...(grep !== undefined && { grep }),
  });
  for (const file of readdirSync(__dirname).toSorted()) {
    if (file.endsWith(".test.cjs")) mocha.addFile(join(__dirname, file));
  }
  const failures = await new Promise<number>((resolve) => {
    const runner = mocha.run(() => {
      const { passes = 0, failures = 1 } = runner.stats ?? {};
      // `scripts/testExtension.mjs` waits for this: VS Code alone does not say whether any test ran.
      const file = process.env["HOG_TEST_RESULT"];
      if (file !== undefined) writeFileSync(file, JSON.stringify({ passes, failures }));
      resolve(failures);
    });
  });
  if (failures > 0) throw new Error(`${failures} failed`);
}
