import type {
  FunctionConfiguration,
  HogFunctionTemplate,
  HogFunctionType,
  PropertyDefinition,
} from "../../protocol/posthog.ts";
import { eventDefinitions } from "./eventDefinitions.ts";
import { functions } from "./functions/all.ts";
import { propertyDefinitions } from "./propertyDefinitions.ts";
import { templates } from "./templates/all.ts";

/** What a new sandbox is filled with. Nothing in it is real; all addresses are reserved ones. */
export interface DemoProject {
  readonly projectName: string;
  readonly organizationName: string;
  readonly timezone: string;
  readonly user: { readonly first_name: string; readonly email: string };
  readonly templates: readonly HogFunctionTemplate[];
  /** Made in this order. */
  readonly functions: readonly DemoFunction[];
  readonly eventDefinitions: readonly DemoEventDefinition[];
  readonly propertyDefinitions: readonly DemoPropertyDefinition[];
  readonly integrations: readonly DemoIntegration[];
  /** By index, as groups are numbered. */
  readonly groupTypes: readonly string[];
  /** "Filter out internal and test users": property filters. */
  readonly testAccountFilters: readonly unknown[];
}

export interface DemoFunction {
  /** A body of `POST hog_functions/`; secret inputs carry their value. */
  readonly body: DemoFunctionBody;
  /** Watcher state to show whatever the runs give (2 = degraded). */
  readonly state?: number;
  /** Stored as is, where the API would refuse to create it. */
  readonly filtersAsStored?: unknown;
}

export type DemoFunctionBody = Partial<FunctionConfiguration> & {
  readonly type: HogFunctionType;
  readonly name: string;
  readonly enabled: boolean;
  readonly hog: string;
  readonly template_id?: string;
};

export interface DemoEventDefinition {
  readonly name: string;
  readonly description: string;
}

export interface DemoPropertyDefinition {
  readonly name: string;
  readonly type: "event" | "person" | "group";
  readonly property_type: PropertyDefinition["property_type"];
}

export interface DemoIntegration {
  readonly id: number;
  readonly kind: string;
  readonly display_name: string;
  /** Without its token. */
  readonly config: Readonly<Record<string, unknown>>;
}

/** Harbour Coffee roasts coffee, and sells it to people, subscribers and cafés. */
export const demoProject: DemoProject = {
  projectName: "Harbour Coffee",
  organizationName: "Harbour Coffee Roasters",
  timezone: "Europe/Dublin",
  user: { first_name: "Niamh", email: "niamh@harbourcoffee.test" },
  templates,
  functions,
  eventDefinitions,
  propertyDefinitions,
  integrations: [
    {
      id: 1,
      kind: "slack",
      display_name: "Harbour crew",
      config: { team: { id: "T0HARBOUR" }, scope: "chat:write,channels:read" },
    },
    {
      id: 2,
      kind: "hubspot",
      display_name: "crm.example.com",
      config: { hub_id: 4410, hub_domain: "crm.example.com" },
    },
  ],
  groupTypes: ["company", "store"],
  testAccountFilters: [
    { key: "email", type: "person", operator: "not_icontains", value: "@harbourcoffee.test" },
    { key: "$host", type: "event", operator: "is_not", value: ["localhost:3000"] },
  ],
};
