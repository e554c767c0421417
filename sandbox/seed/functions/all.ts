import type { DemoFunction } from "../demoProject.ts";
import { adConversions } from "./adConversions.ts";
import { addPlace } from "./addPlace.ts";
import { alertPager } from "./alertPager.ts";
import { announcementBar } from "./announcementBar.ts";
import { changeAudit } from "./changeAudit.ts";
import { checkoutReminder } from "./checkoutReminder.ts";
import { crmSync } from "./crmSync.ts";
import { dataLayer } from "./dataLayer.ts";
import { dropBots } from "./dropBots.ts";
import { errorIssueChat } from "./errorIssueChat.ts";
import { largeOrderChat } from "./largeOrderChat.ts";
import { loyaltyPoints } from "./loyaltyPoints.ts";
import { mailingList } from "./mailingList.ts";
import { normalisePlan } from "./normalisePlan.ts";
import { orderWebhook } from "./orderWebhook.ts";
import { parcelWebhook } from "./parcelWebhook.ts";
import { paymentPager } from "./paymentPager.ts";
import { refundLedger } from "./refundLedger.ts";
import { stockSync } from "./stockSync.ts";
import { stripQuery } from "./stripQuery.ts";

/** In the order in which they are made; transformations run in it. */
export const functions: readonly DemoFunction[] = [
  normalisePlan,
  dropBots,
  addPlace,
  stripQuery,
  orderWebhook,
  largeOrderChat,
  crmSync,
  mailingList,
  checkoutReminder,
  paymentPager,
  stockSync,
  adConversions,
  refundLedger,
  loyaltyPoints,
  parcelWebhook,
  errorIssueChat,
  alertPager,
  changeAudit,
  announcementBar,
  dataLayer,
];
