/** What VS Code gives to a page, once. */
interface VsCodeApi {
  postMessage(message: unknown): void;
  getState(): unknown;
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

/** The panel that a page belongs to, and what VS Code keeps for the page while it is hidden. */
export interface Panel<FromPage> {
  readonly post: (message: FromPage) => void;
  /** What an earlier life of the page left; it may come from an older version of the page. */
  readonly readState: () => unknown;
  readonly keepState: (state: unknown) => void;
}

/** The two directions of a page's protocol. */
export interface Protocol {
  readonly toPage: unknown;
  readonly fromPage: unknown;
}

/** Connects a page with its panel. To be called once; messages come in after the page says `ready`. */
export function connect<Messages extends Protocol>(
  receive: (message: Messages["toPage"]) => void,
): Panel<Messages["fromPage"]> {
  const api = acquireVsCodeApi();
  // Only the panel can reach a page, and its messages are those of the page's protocol.
  window.addEventListener("message", ({ data }: MessageEvent<Messages["toPage"]>) => receive(data));
  return {
    post: (message) => api.postMessage(message),
    readState: () => api.getState(),
    keepState: (state) => api.setState(state),
  };
}
