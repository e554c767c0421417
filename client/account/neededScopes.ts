/** A scope that a personal API key should have. */
export interface NeededScope {
  readonly scope: string;
  /** Without it nothing works; without another one something does not. */
  readonly required: boolean;
  /** What does not work without it, as a sentence. */
  readonly without: string;
}

/** What we ask of a key, the required ones first. */
export const neededScopes: readonly NeededScope[] = [
  {
    scope: "hog_function:write",
    required: true,
    without: "Functions cannot be saved or run on PostHog.",
  },
  { scope: "project:read", required: false, without: "Not all projects can be listed by name." },
  { scope: "user:read", required: false, without: "The account cannot be shown." },
  { scope: "query:read", required: false, without: "Recent events cannot be used as samples." },
  {
    scope: "event_definition:read",
    required: false,
    without: "Completion does not know the project's events.",
  },
  {
    scope: "property_definition:read",
    required: false,
    without: "Completion does not know the project's properties.",
  },
  { scope: "group:read", required: false, without: "Completion does not know the groups." },
];

/**
 * Those that a key lacks. A write scope includes the read scope of the same object; `*` is all, and so is
 * no scope at all, which the oldest keys have.
 */
export function findMissingScopes(scopes: readonly string[]): readonly NeededScope[] {
  if (scopes.length === 0 || scopes.includes("*")) return [];
  return neededScopes.filter(
    ({ scope }) => !scopes.includes(scope) && !scopes.includes(scope.replace(":read", ":write")),
  );
}
