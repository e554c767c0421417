import type { Builtin } from "./builtin.ts";
import { calendarFunctions } from "./calendar.ts";
import { collectionFunctions } from "./collections.ts";
import { dateFunctions } from "./dates.ts";
import { errorFunctions } from "./errors.ts";
import { hashingFunctions } from "./hashing.ts";
import { hostFunctions } from "./host.ts";
import { jsonFunctions } from "./json.ts";
import { listFunctions } from "./lists.ts";
import { logicFunctions } from "./logic.ts";
import { numberFunctions } from "./numbers.ts";
import { patternFunctions } from "./patterns.ts";
import { productFunctions } from "./products.ts";
import { textFunctions } from "./text.ts";
import { webFunctions } from "./web.ts";

/** Every function that a program may call, by name. Names are case sensitive. */
export const builtins: ReadonlyMap<string, Builtin> = new Map(
  [
    ...hostFunctions,
    ...productFunctions,
    ...textFunctions,
    ...patternFunctions,
    ...webFunctions,
    ...hashingFunctions,
    ...numberFunctions,
    ...logicFunctions,
    ...collectionFunctions,
    ...listFunctions,
    ...jsonFunctions,
    ...dateFunctions,
    ...calendarFunctions,
    ...errorFunctions,
  ].map((builtin) => [builtin.name, builtin]),
);
