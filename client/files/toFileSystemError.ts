import { FileSystemError, type Uri } from "vscode";
import { ApiError } from "../api/apiError.ts";

/** A failure as the editor shows it; a mistake of ours is passed through untouched. */
export function toFileSystemError(error: unknown, uri: Uri): unknown {
  if (!(error instanceof ApiError)) return error;
  switch (error.failure) {
    case "not-found":
      return FileSystemError.FileNotFound(uri);
    case "unauthorized":
    case "forbidden":
    case "missing-scope":
      return FileSystemError.NoPermissions(error.message);
    default:
      return FileSystemError.Unavailable(error.message);
  }
}
