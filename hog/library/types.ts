/** A kind of value as Hog's `typeof` tells them apart; `any` is every kind, `number` both number kinds. */
export type ValueType =
  | "any"
  | "string"
  | "number"
  | "boolean"
  | "array"
  | "tuple"
  | "object"
  | "function"
  | "datetime"
  | "date"
  | "interval"
  | "error"
  | "null";

/** One kind of value, or a union of several in the order in which to show them. */
export type Type = ValueType | readonly ValueType[];
