import type { DemoFunction } from "../demoProject.ts";
import { announcementBar as template } from "../templates/announcementBar.ts";

export const announcementBar: DemoFunction = {
  body: {
    type: "site_app",
    template_id: template.id,
    name: "Shipping deadline",
    description: "When the last parcels leave before the holidays.",
    enabled: true,
    hog: template.code,
    inputs_schema: template.inputs_schema,
    inputs: {
      text: { value: "Order by the 18th and we ship before the holidays." },
      colour: { value: "#6f4e37" },
      days: { value: 7 },
    },
    filters: {},
  },
};
