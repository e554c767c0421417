import type { Field } from "./field.ts";
import type { Type } from "./types.ts";

/** Properties that PostHog's own libraries send with most events; an event may lack any of them. */
export const commonEventProperties: readonly Field[] = [
  property("$current_url", "string", "The address of the page, with its query."),
  property("$host", "string", "Host and port of the page."),
  property("$pathname", "string", "The path of the page."),
  property("$referrer", "string", "Where the visitor came from; `$direct` for nowhere."),
  property("$referring_domain", "string", "The host that the visitor came from."),
  property("$browser", "string", "The browser's name."),
  property("$browser_version", ["number", "string"], "The browser's version."),
  property("$browser_language", "string", "The browser's language, such as `en-GB`."),
  property("$os", "string", "The operating system's name."),
  property("$os_version", "string", "The operating system's version."),
  property("$device_type", "string", "`Desktop`, `Mobile` or `Tablet`.", [
    "Desktop",
    "Mobile",
    "Tablet",
  ]),
  property("$raw_user_agent", "string", "The user agent as the browser sends it."),
  property("$screen_width", "number", "Of the screen, in pixels."),
  property("$screen_height", "number", "Of the screen, in pixels."),
  property("$ip", "string", "The sender's IP address, unless the project discards it."),
  property("$lib", "string", "The library that sent the event, such as `web`."),
  property("$lib_version", "string", "The version of that library."),
  property("$session_id", "string", "The session to which the event belongs."),
  property("$window_id", "string", "The browser tab to which the event belongs."),
  property("$device_id", "string", "The device, before and after identification."),
  property("$is_identified", "boolean", "Whether the person was identified when it was sent."),
  property("$groups", "object", "The keys of the groups to which the event belongs, by type."),
  property("$set", "object", "Properties to set on the person."),
  property("$set_once", "object", "Properties to set on the person unless they have a value."),
  property("$geoip_country_code", "string", "The country of the IP address, in two letters."),
  property("$geoip_country_name", "string", "The country of the IP address, in English."),
  property("$geoip_city_name", "string", "The city of the IP address, in English."),
  property("$geoip_time_zone", "string", "The time zone of the IP address."),
  property("$feature_flag", "string", "On `$feature_flag_called`: the flag's key."),
  property(
    "$feature_flag_response",
    ["boolean", "string"],
    "On `$feature_flag_called`: its value.",
  ),
  property("$event_type", "string", "On `$autocapture`: `click`, `change` or `submit`.", [
    "click",
    "change",
    "submit",
  ]),
  property("$el_text", "string", "On `$autocapture`: the text of the element."),
  property("$survey_id", "string", "On survey events: the survey."),
  property("$survey_name", "string", "On survey events: the survey's name."),
  property("$survey_response", "any", "On `survey sent`: the answer to the first question."),
  property("utm_source", "string", "The campaign parameter of the page's address."),
  property("utm_medium", "string", "The campaign parameter of the page's address."),
  property("utm_campaign", "string", "The campaign parameter of the page's address."),
  property("utm_content", "string", "The campaign parameter of the page's address."),
  property("utm_term", "string", "The campaign parameter of the page's address."),
];

/** Properties of the internal events that start an `internal_destination`; each event has its own. */
export const internalEventProperties: readonly Field[] = [
  property("name", "string", "Of the issue, on error tracking events."),
  property("description", "string", "Of the issue, on error tracking events."),
  property("status", "string", "Of the issue, on error tracking events."),
  property("fingerprint", "string", "Of the issue, on error tracking events."),
  property("assignee", "string", "JSON text, on error tracking events."),
  property("activity", "string", "What was done, on `$activity_log_entry_created`."),
  property("scope", "string", "To what kind of thing, on `$activity_log_entry_created`."),
  property("item_id", "string", "To which thing, on `$activity_log_entry_created`."),
  property("detail", "object", "`name` and `changes`, on `$activity_log_entry_created`."),
  property("kind", "string", "Of the check, on `$health_check_issue_firing`."),
  property("severity", "string", "Of the issue, on `$health_check_issue_firing`."),
  property("issue_id", "string", "On `$health_check_issue_firing`."),
  property("title", "string", "On `$health_check_issue_firing`."),
  property("summary", "string", "On `$health_check_issue_firing`."),
  property("link", "string", "A path within PostHog, on `$health_check_issue_firing`."),
  property("payload", "object", "Details of the check, on `$health_check_issue_firing`."),
];

/** What most projects know about their persons; a person may lack any of them. */
export const commonPersonProperties: readonly Field[] = [
  property("email", "string", "The e-mail address."),
  property("name", "string", "The name."),
  property("$initial_referrer", "string", "Where the person first came from."),
  property("$initial_current_url", "string", "The first page that the person saw."),
  property("$geoip_country_code", "string", "The country of the last IP address."),
  property("$geoip_city_name", "string", "The city of the last IP address."),
];

function property(
  name: string,
  type: Type,
  documentation: string,
  texts: readonly string[] = [],
): Field {
  const field: Field = { name, type, documentation, optional: true };
  return texts.length > 0 ? { ...field, texts: texts.map((value) => ({ value })) } : field;
}
