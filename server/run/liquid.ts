import { Liquid } from "liquidjs";
import type { JsonRecord } from "./record.ts";

/**
 * Renders the Liquid in every text of a value, as PostHog's worker does: output is escaped for HTML,
 * other files cannot be included, and beside the globals there is `now`. Between Liquid's own braces
 * the entities that e-mail editors write are read as their characters.
 *
 * @throws Error in liquidjs' words where a text is no Liquid
 */
export function renderLiquid(value: unknown, globals: JsonRecord, now: Date): unknown {
  const engine = new Liquid({ outputEscape: "escape", templates: {} });
  const context = { ...globals, now };
  const render = (part: unknown): unknown => {
    if (typeof part === "string") return engine.parseAndRenderSync(decodeTags(part), context);
    if (Array.isArray(part)) return part.map(render);
    if (typeof part !== "object" || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([key, entry]) => [key, render(entry)]));
  };
  return render(value);
}

function decodeTags(text: string): string {
  return text.replaceAll(/\{\{.*?\}\}|\{%.*?%\}/g, decodeEntities);
}

/** `&amp;` comes last: `&amp;lt;` means the text `&lt;`. */
function decodeEntities(tag: string): string {
  return tag
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
}
