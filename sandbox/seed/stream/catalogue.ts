/** Something that the shop sells. Prices in euros. */
export interface Product {
  /** The part of its address behind `/coffee/`. */
  readonly slug: string;
  readonly name: string;
  readonly category: "beans" | "equipment" | "gift";
  readonly price: number;
  /** Gift cards have none: nothing is taken from stock. */
  readonly sku?: string;
}

/** The whole range, the best sellers first. */
export const products: readonly Product[] = [
  bean("quay-street-espresso", "Quay Street Espresso", 11.5, "HC-ESP-250"),
  bean("lighthouse-filter", "Lighthouse Filter", 12.9, "HC-FIL-250"),
  bean("low-tide-decaf", "Low Tide Decaf", 12.5, "HC-DEC-250"),
  bean("herring-gull-blend", "Herring Gull Blend", 9.9, "HC-BLD-250"),
  bean("yirgacheffe-washed", "Yirgacheffe, washed", 15.4, "HC-YIR-250"),
  bean("huila-natural", "Huila, natural", 16.8, "HC-HUI-250"),
  tool("pour-over-dripper", "Pour-over dripper", 24, "HC-DRP-001"),
  tool("hand-grinder", "Hand grinder", 68, "HC-GRD-002"),
  tool("storm-lantern-kettle", "Storm Lantern kettle", 54.5, "HC-KTL-001"),
  { slug: "gift-card-25", name: "Gift card, 25 euros", category: "gift", price: 25 },
  { slug: "gift-card-50", name: "Gift card, 50 euros", category: "gift", price: 50 },
];

function bean(slug: string, name: string, price: number, sku: string): Product {
  return { slug, name, category: "beans", price, sku };
}

function tool(slug: string, name: string, price: number, sku: string): Product {
  return { slug, name, category: "equipment", price, sku };
}

/** Rounded to cents. */
export function cents(euros: number): number {
  return Math.round(euros * 100) / 100;
}
