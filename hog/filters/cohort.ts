import type { ClauseOrigin, TestDraft } from "./clause.ts";
import { compare, constant, field } from "./expressions.ts";
import type { Json } from "./json.ts";
import type { FilterProject } from "./project.ts";
import { pythonRepresentation, pythonType, toInteger } from "./python.ts";
import { refuse } from "./refusal.ts";

/** Membership in a cohort that exists; the compiler refuses it, as filters cannot ask for members. */
export function cohortDraft(value: Json, origin: ClauseOrigin, project: FilterProject): TestDraft {
  if (!["str", "int", "bool"].includes(pythonType(value))) {
    const message = "Cohort property value must be a cohort ID";
    refuse("ValidationError", `[ErrorDetail(string='${message}', code='invalid')]`);
  }
  const id = cohortId(value);
  if (!project.cohorts.has(`${id}`)) {
    refuse("DoesNotExist", "Cohort matching query does not exist.");
  }
  const expression = compare(field("person_id"), "in cohort", constant(id));
  return { kind: "test", label: `person is in cohort ${id}`, origin, expression };
}

/** The id of a cohort as PostHog's database takes it. */
export function cohortId(value: Json): bigint {
  const id = toInteger(value);
  if (id !== undefined) return id;
  const written = pythonRepresentation(value);
  return refuse("ValueError", `Field 'id' expected a number but got ${written}.`);
}
