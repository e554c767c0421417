import { isSafeAddress, isLoopback } from "../api/address.ts";

/** PostHog Cloud in the United States. */
export const cloudUs = "https://us.posthog.com";
/** PostHog Cloud in the European Union. */
export const cloudEu = "https://eu.posthog.com";

/**
 * The origin of a PostHog from what somebody typed or copied: a name, or any address of its pages.
 *
 * `https` is put in front unless a scheme is there; for this machine it is `http`. Addresses that belong
 * to PostHog Cloud but not to its API become the ones that do. `problem` is ready to show, and repeats
 * nothing of the text, which may hold a secret.
 */
export function normaliseHost(
  typed: string,
): { readonly host: string } | { readonly problem: string } {
  const text = typed.trim();
  if (text === "")
    return { problem: "Enter the address of your PostHog, such as posthog.example.com." };
  if (/^ph[a-z]_/i.test(text)) {
    return { problem: "This looks like a key. Enter the address of your PostHog first." };
  }
  const url = readUrl(text);
  if (!url || !isName(url.hostname)) {
    return { problem: "This is not an address. Enter one such as posthog.example.com." };
  }
  if (url.username !== "" || url.password !== "") {
    return { problem: "Leave the user name and password out of the address." };
  }
  if (!isSafeAddress(url)) {
    return {
      problem: "A key must not be sent unencrypted. Enter an address that begins with https.",
    };
  }
  url.hostname = url.hostname.replace(/\.$/, "");
  if (url.hostname === "posthog.com" || url.hostname === "www.posthog.com") {
    return { problem: "Enter the address of your region: us.posthog.com or eu.posthog.com." };
  }
  return { host: cloudAddresses.get(url.hostname) ?? url.origin };
}

/** How people know a host: its region, or its name. */
export function hostLabel(host: string): string {
  if (host === cloudUs) return "PostHog Cloud US";
  if (host === cloudEu) return "PostHog Cloud EU";
  return URL.canParse(host) ? new URL(host).host : host;
}

/** Where events are sent to, and where the application was before there were regions. */
const cloudAddresses: ReadonlyMap<string, string> = new Map([
  ["app.posthog.com", cloudUs],
  ["i.posthog.com", cloudUs],
  ["app.i.posthog.com", cloudUs],
  ["us.i.posthog.com", cloudUs],
  ["us-assets.i.posthog.com", cloudUs],
  ["eu.i.posthog.com", cloudEu],
  ["eu-assets.i.posthog.com", cloudEu],
]);

function readUrl(text: string): URL | undefined {
  // `localhost:8010` would be read as a scheme and a path.
  const hasScheme = /^[a-z][a-z\d+.-]*:\/\//i.test(text);
  const address = hasScheme ? text : `https://${text}`;
  if (/\s/.test(text) || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (!hasScheme && isLoopback(url.hostname)) return new URL(`http://${text}`);
  return url;
}

function isName(hostname: string): boolean {
  return /^[a-z\d]([a-z\d.-]*[a-z\d])?\.?$/.test(hostname) || /^\[[\da-f:.]+\]$/.test(hostname);
}
