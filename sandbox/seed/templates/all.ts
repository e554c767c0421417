import type { HogFunctionTemplate } from "../../../protocol/posthog.ts";
import { adConversions } from "./adConversions.ts";
import { addPlace } from "./addPlace.ts";
import { alertPager } from "./alertPager.ts";
import { announcementBar } from "./announcementBar.ts";
import { chatMessage } from "./chatMessage.ts";
import { checkoutReminder } from "./checkoutReminder.ts";
import { crmSync } from "./crmSync.ts";
import { dataLayer } from "./dataLayer.ts";
import { dropBots } from "./dropBots.ts";
import { errorIssueChat } from "./errorIssueChat.ts";
import { hashProperties } from "./hashProperties.ts";
import { incomingJson } from "./incomingJson.ts";
import { legacyPost } from "./legacyPost.ts";
import { loyaltyPoints } from "./loyaltyPoints.ts";
import { mailingList } from "./mailingList.ts";
import { normaliseProperty } from "./normaliseProperty.ts";
import { signedWebhook } from "./signedWebhook.ts";
import { stockSync } from "./stockSync.ts";
import { stripQuery } from "./stripQuery.ts";
import { surveyTicket } from "./surveyTicket.ts";
import { webhook } from "./webhook.ts";

/** Every template of the sandbox, by the names of their files. */
export const templates: readonly HogFunctionTemplate[] = [
  adConversions,
  addPlace,
  alertPager,
  announcementBar,
  chatMessage,
  checkoutReminder,
  crmSync,
  dataLayer,
  dropBots,
  errorIssueChat,
  hashProperties,
  incomingJson,
  legacyPost,
  loyaltyPoints,
  mailingList,
  normaliseProperty,
  signedWebhook,
  stockSync,
  stripQuery,
  surveyTicket,
  webhook,
];
