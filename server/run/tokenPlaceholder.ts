/** What stands for the token of an integration until a request is sent. */
export function tokenPlaceholder(integrationId: number | string): string {
  return `$$_access_token_placeholder_${integrationId}`;
}
