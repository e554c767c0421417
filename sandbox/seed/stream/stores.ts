import type { StreamGroup } from "../eventStream.ts";

/** Keys of the group `store`: where orders can be fetched. */
export const stores: readonly string[] = ["quay-street", "north-wall"];

export function storeGroup(key: string): StreamGroup {
  const city = key === "quay-street" ? "Galway" : "Dublin";
  return {
    id: key,
    properties: { name: `Harbour Coffee ${city}`, city, has_roastery: city === "Dublin" },
  };
}
