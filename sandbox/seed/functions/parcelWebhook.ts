import type { DemoFunction } from "../demoProject.ts";
import { signedWebhook } from "../templates/signedWebhook.ts";

export const parcelWebhook: DemoFunction = {
  body: {
    type: "source_webhook",
    template_id: signedWebhook.id,
    name: "Parcel updates",
    description: "The carrier tells where a parcel is.",
    enabled: true,
    hog: signedWebhook.code,
    inputs_schema: signedWebhook.inputs_schema,
    inputs: {
      signing_secret: { value: "demo-parcel-secret-e07b" },
      signature_header: { value: "x-parcel-signature" },
      events: { value: { in_transit: "order shipped", delivered: "order delivered" } },
      distinct_id: { value: "{request.body.customer}" },
      properties: {
        value: {
          order_id: "{request.body.reference}",
          carrier: "{request.body.carrier ?? 'unknown'}",
          $ip: "{request.ip}",
        },
      },
    },
    filters: {},
  },
};
