import { FileSystemError } from "vscode";
import { ApiError } from "../api/apiError.ts";
import { toMessage } from "../displayText.ts";

/** A failure as the editor shows it; a mistake of ours is passed through untouched. */
export function toFileSystemError(error: unknown): unknown {
  if (!(error instanceof ApiError)) return error;
  const message = toMessage(error.message);
  switch (error.failure) {
    case "not-found":
      return FileSystemError.FileNotFound(message);
    case "unauthorized":
    case "forbidden":
    case "missing-scope":
      return FileSystemError.NoPermissions(message);
    default:
      return FileSystemError.Unavailable(message);
  }
}
