import type { HogFunctionTemplate } from "../../../protocol/posthog.ts";

type Given = Pick<
  HogFunctionTemplate,
  "id" | "name" | "type" | "status" | "category" | "code" | "inputs_schema"
> & { readonly description: string } & Partial<
    Pick<HogFunctionTemplate, "free" | "filters" | "masking" | "mapping_templates">
  >;

/** A template, with what most of them have. Site functions are in TypeScript, all others in Hog. */
export function createTemplate(given: Given): HogFunctionTemplate {
  return {
    free: true,
    icon_url: null,
    filters: null,
    masking: null,
    mapping_templates: null,
    code_language: given.type.startsWith("site_") ? "javascript" : "hog",
    ...given,
  };
}
