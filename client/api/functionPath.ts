import { ApiError } from "./apiError.ts";

/**
 * The path of a function, with a slash at the end; `project` is that of the project's routes, without.
 *
 * @throws ApiError `not-found` for what cannot be an id: ids come from addresses too, and `..` is a path.
 */
export function functionPath(project: string, id: string): string {
  if (/^[\w-]+$/.test(id)) return `${project}/hog_functions/${id}/`;
  throw new ApiError("not-found", "This is not the id of a function. Open it from the list.");
}
