import { Uri } from "vscode";

/** The scheme of the file system in which a project's functions are files. */
export const hogScheme = "hogfn";

/** What a file shows of a function. `sample` is kept on this machine and never sent as such. */
export type FilePart = "code" | "configuration" | "sample";

/** What the address of a file says. */
export interface HogAddress {
  /** Which project, as `Connection.authority`. */
  readonly authority: string;
  /** As PostHog names it. */
  readonly type: string;
  readonly id: string;
  readonly part: FilePart;
}

/**
 * The address of a function's file:
 *
 *     hogfn://us.posthog.com~7/destination/{id}/Name.hog
 *     hogfn://us.posthog.com~7/destination/{id}/Name.json
 *     hogfn://us.posthog.com~7/destination/{id}/sample/Name.sample.json
 *
 * Only the id counts; the name is for people, and an address with an old name still works. The type
 * is there for the patterns that give each type its JSON schema.
 */
export function toHogUri({ authority, type, id, part }: HogAddress, fileName: string): Uri {
  const folder = part === "sample" ? `${id}/sample` : id;
  return Uri.from({ scheme: hogScheme, authority, path: `/${type}/${folder}/${fileName}` });
}

/** `undefined` for other schemes, and for what is no file of a function. */
export function readHogUri(uri: Uri): HogAddress | undefined {
  if (uri.scheme !== hogScheme) return undefined;
  const [, type, id, ...names] = uri.path.split("/");
  const part = partOf(names);
  return type && id && part ? { authority: uri.authority, type, id, part } : undefined;
}

function partOf([first = "", second, ...others]: readonly string[]): FilePart | undefined {
  if (others.length > 0) return undefined;
  if (second !== undefined) return first === "sample" && second !== "" ? "sample" : undefined;
  if (first.endsWith(".json")) return "configuration";
  return /\.(hog|ts)$/.test(first) ? "code" : undefined;
}
