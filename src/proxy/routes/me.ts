import type { AppSettings, Me } from '#contract/me';
import { fieldLevelOf } from '#contract/roles';
import packageFile from '../../../package.json' with { type: 'json' };
import { STAND_IN_AUTHORITY, type Config } from '../config.ts';
import { effectiveRoles } from '../steps/require-role.ts';
import { sendJson } from './send-json.ts';
import type { Handler } from './service.ts';

/** `GET /api/me`: the settings an app needs before sign-in, and who asks when a token says so. */
export const sendMe = (config: Config): Handler => {
  const settings = toSettings(config);
  return async (request, reply) => {
    const { viewer } = request;
    const roles = viewer === undefined ? [] : effectiveRoles(viewer);
    const me: Me = {
      settings,
      person:
        viewer === undefined ? null : { oid: viewer.oid, roles, fieldLevel: fieldLevelOf(roles) ?? null },
    };
    return sendJson(request, reply, JSON.stringify(me));
  };
};

const toSettings = (config: Config): AppSettings => ({
  version: packageFile.version,
  graphVersion: config.graphVersion,
  identityDays: config.identityDays,
  audience: `${config.publicOrigin}/api`,
  signIn: {
    clientId: config.spaClientId,
    scope: `api://${config.apiClientId}/access_as_user`,
    ...(config.authorityIsStandIn
      ? standInSignIn(config)
      : { authority: `${config.authority}/${config.tenantId}` }),
  },
});

/** MSAL takes no http authority, so it is given an https name it never asks, and the addresses behind it. */
const standInSignIn = ({ authority, tenantId, issuer }: Config) => {
  const tenant = `${authority}/${tenantId}`;
  return {
    authority: `${STAND_IN_AUTHORITY}/${tenantId}`,
    knownAuthorities: [new URL(STAND_IN_AUTHORITY).host],
    authorityMetadata: JSON.stringify({
      issuer,
      authorization_endpoint: `${tenant}/oauth2/v2.0/authorize`,
      token_endpoint: `${tenant}/oauth2/v2.0/token`,
      end_session_endpoint: `${tenant}/oauth2/v2.0/logout`,
      jwks_uri: `${tenant}/discovery/v2.0/keys`,
    }),
  };
};
