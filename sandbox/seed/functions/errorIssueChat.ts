import type { DemoFunction } from "../demoProject.ts";
import { errorIssueChat as template } from "../templates/errorIssueChat.ts";

export const errorIssueChat: DemoFunction = {
  body: {
    type: "internal_destination",
    template_id: template.id,
    name: "New errors to #engineering",
    description: "All but those that a reload repairs.",
    enabled: true,
    hog: template.code,
    inputs_schema: template.inputs_schema,
    inputs: {
      workspace: { value: 1 },
      channel: { value: "C0ENGINE|#engineering" },
      emoji: { value: ":lighthouse:" },
      ignore: { value: ["ChunkLoadError"] },
    },
    filters: {
      source: "events",
      events: [
        {
          id: "$error_tracking_issue_created",
          name: "$error_tracking_issue_created",
          type: "events",
          order: 0,
        },
      ],
    },
  },
};
