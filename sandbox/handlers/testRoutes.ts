import type { KeyRequest } from "../../protocol/sandbox.ts";
import { type ApiAnswer, type ApiRequest, ok } from "../http/apiRequest.ts";
import { readFaults } from "../http/faults.ts";
import { readBody } from "../http/readBody.ts";
import type { Sandbox } from "../sandbox.ts";
import { readInteger, readList, readObject, readText } from "../save/fields.ts";

/** `PUT /sandbox/faults` */
export function putFaults({ faults }: Sandbox, request: ApiRequest): ApiAnswer {
  faults.replace(readFaults(readBody(request)));
  return { status: 204 };
}

/** `GET /sandbox/requests` */
export function listRequests({ requests }: Sandbox, _request: ApiRequest): ApiAnswer {
  return ok(requests.requests);
}

/** `DELETE /sandbox/requests` */
export function deleteRequests({ requests }: Sandbox, _request: ApiRequest): ApiAnswer {
  requests.clear();
  return { status: 204 };
}

/** `POST /sandbox/keys` */
export function postKey({ keys }: Sandbox, request: ApiRequest): ApiAnswer {
  const { label, scopes, scoped_teams: scopedTeams } = readKeyRequest(readBody(request));
  const key = keys.make({
    label,
    scopes,
    ...(scopedTeams && { scopedTeams }),
    createdAt: new Date().toISOString(),
    isStartKey: false,
  });
  return { status: 201, body: { key } };
}

function readKeyRequest(body: unknown): KeyRequest {
  const { label, scopes, scoped_teams: teams } = readObject(body, []);
  return {
    label: readText(label, ["label"]),
    scopes: readList(scopes, ["scopes"]).map((scope, i) => readText(scope, ["scopes", i])),
    ...(teams !== undefined && {
      scoped_teams: readList(teams, ["scoped_teams"]).map((team, i) =>
        readInteger(team, ["scoped_teams", i]),
      ),
    }),
  };
}
