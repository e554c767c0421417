import type { PagePanel } from "./pagePanel.ts";

/** The panels that are open, by what they show: asked for again, a panel comes to the front. */
export class OpenPanels {
  readonly #panels = new Map<string, PagePanel<never>>();

  show(key: string, open: () => PagePanel<never>): void {
    const known = this.#panels.get(key);
    if (known) return known.reveal();
    const panel = open();
    this.#panels.set(key, panel);
    panel.onDidDispose(() => this.#panels.delete(key));
  }

  /** They show a connection that is no more. */
  closeAll(): void {
    for (const panel of this.#panels.values()) panel.close();
  }
}
