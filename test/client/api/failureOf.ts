import assert from "node:assert/strict";
import { ApiError } from "../../../client/api/apiError.ts";

/** The error of a request that must fail. */
export async function failureOf(asked: Promise<unknown>): Promise<ApiError> {
  try {
    await asked;
  } catch (error) {
    assert.ok(error instanceof ApiError, `not an ApiError: ${String(error)}`);
    return error;
  }
  assert.fail("The request did not fail.");
}
