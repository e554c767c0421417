import { createTemplate } from "./createTemplate.ts";

export const announcementBar = createTemplate({
  id: "template-announcement-bar",
  name: "Announcement bar",
  description: "Shows a line of text above your site, which visitors can close.",
  type: "site_app",
  status: "stable",
  category: ["Custom"],
  code: String.raw`interface Inputs {
  text: string;
  colour: string;
  days: number;
}

interface Client {
  capture(event: string, properties?: Record<string, unknown>): void;
}

const storageKey = "harbour-bar-closed";

/** Shows the bar, unless it was closed in the last days. */
export function onLoad({ inputs, posthog }: { inputs: Inputs; posthog: Client }) {
  const closedAt = Number(localStorage.getItem(storageKey) ?? 0);
  if (Date.now() - closedAt < inputs.days * 86_400_000) return;

  const bar = document.createElement("div");
  bar.textContent = inputs.text;
  bar.setAttribute("role", "status");
  bar.style.cssText =
    "padding: 8px; text-align: center; color: white; background: " + inputs.colour;

  const close = document.createElement("button");
  close.textContent = "Close";
  close.onclick = () => {
    localStorage.setItem(storageKey, String(Date.now()));
    posthog.capture("announcement closed", { text: inputs.text });
    bar.remove();
  };

  bar.append(close);
  document.body.prepend(bar);
}
`,
  inputs_schema: [
    { key: "text", type: "string", label: "Text", required: true },
    {
      key: "colour",
      type: "choice",
      label: "Colour",
      choices: [
        { value: "#1d3557", label: "Harbour blue" },
        { value: "#6f4e37", label: "Coffee" },
      ],
      default: "#1d3557",
      required: true,
    },
    {
      key: "days",
      type: "number",
      label: "Days until it comes back",
      default: 14,
      required: true,
    },
  ],
});
