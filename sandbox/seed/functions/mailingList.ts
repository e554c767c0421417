import type { DemoFunction } from "../demoProject.ts";
import { mailingList as template } from "../templates/mailingList.ts";

export const mailingList: DemoFunction = {
  body: {
    type: "destination",
    template_id: template.id,
    name: "Newsletter sign-ups",
    description: "Everybody who asks for the newsletter, with where they asked.",
    enabled: true,
    hog: template.code,
    inputs_schema: template.inputs_schema,
    inputs: {
      api_key: { value: "demo-mail-key-c41d08" },
      list: { value: "news" },
      email: { value: "{person.properties.email}" },
      greeting: {
        templating: "liquid",
        value:
          "{% if person.properties.first_name %}Hi {{ person.properties.first_name }}{% else %}Good morning{% endif %},",
      },
      tags: { value: ["shop", "{event.properties.source ?? 'unknown'}"] },
      double_opt_in: { value: true },
    },
    filters: {
      source: "events",
      events: [
        { id: "newsletter subscribed", name: "newsletter subscribed", type: "events", order: 0 },
      ],
      filter_test_accounts: true,
    },
  },
};
