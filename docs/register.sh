#!/usr/bin/env bash
# Registers Earshot in Microsoft Entra with the Azure CLI, and prints the settings to start it with. May be run again:
# it changes what differs and keeps the rest.
#
#   az login --tenant contoso.com
#   docs/register.sh https://earshot.contoso.com --managed-identity OBJECT_ID
#   docs/register.sh https://earshot.contoso.com --certificate credential-public.pem
#
# Needs the roles Application Administrator and Privileged Role Administrator (to consent to CallRecords.Read.All).
set -euo pipefail

usage() {
  sed -n '2,9p' "$0" | sed 's/^# \{0,1\}//'
  exit 2
}

origin=${1:-}
way=${2:-}
what=${3:-}
[[ $origin =~ ^https://[^/]+$ && -n $what ]] || usage
[[ $way == --managed-identity || $way == --certificate ]] || usage

graph=https://graph.microsoft.com/v1.0
graph_app=00000003-0000-0000-c000-000000000000
scope_id=8d1c7f0a-3e52-4b69-9a54-0c6f2b7d9e11

say() { printf '%s\n' "$*" >&2; }
patch() { az rest --only-show-errors --method PATCH --uri "$graph/$1" --body "$2" >/dev/null; }

# Finds a registration by its name, or makes it; prints its application (client) id.
app_named() {
  local id
  id=$(az ad app list --display-name "$1" --query "[?displayName=='$1'].appId | [0]" --output tsv)
  if [[ -z $id ]]; then
    say "Registering $1"
    id=$(az ad app create --display-name "$1" --sign-in-audience AzureADMyOrg --query appId --output tsv)
  fi
  printf '%s' "$id"
}

object_of() { az ad app show --id "$1" --query id --output tsv; }

# The service principal of an application, made when it is missing.
principal_of() {
  az ad sp show --id "$1" --query id --output tsv 2>/dev/null ||
    az ad sp create --id "$1" --query id --output tsv
}

tenant=$(az account show --query tenantId --output tsv)
api=$(app_named 'Earshot API')
page=$(app_named 'Earshot')
api_object=$(object_of "$api")
page_object=$(object_of "$page")

say 'The API: address, scope, roles, and the claims by which it tells guests and sessions'
# The page can be let in only once the scope is there, so this is sent twice, the second time with the page in it.
describe_api() {
  patch "applications/$api_object" "$(cat <<JSON
{
  "identifierUris": ["api://$api"],
  "api": {
    "requestedAccessTokenVersion": 2,
    "oauth2PermissionScopes": [{
      "id": "$scope_id",
      "value": "access_as_user",
      "type": "User",
      "isEnabled": true,
      "adminConsentDisplayName": "Use Earshot",
      "adminConsentDescription": "Lets the page ask Earshot on behalf of the person signed in.",
      "userConsentDisplayName": "Use Earshot",
      "userConsentDescription": "Lets the page ask Earshot on your behalf."
    }],
    "preAuthorizedApplications": [$1]
  },
  "optionalClaims": {
    "accessToken": [
      { "name": "acct", "essential": false },
      { "name": "sid", "essential": false },
      { "name": "idtyp", "essential": false }
    ]
  },
  "appRoles": [
    { "id": "1f0b6a52-7c2d-4f0e-9f0a-5a1d3c7b8e01", "value": "CallQuality.Read", "isEnabled": true,
      "allowedMemberTypes": ["User"], "displayName": "Call quality, masked",
      "description": "Sees the numbers of every call, people as Internal 1." },
    { "id": "1f0b6a52-7c2d-4f0e-9f0a-5a1d3c7b8e02", "value": "CallQuality.Read.Identity", "isEnabled": true,
      "allowedMemberTypes": ["User"], "displayName": "Call quality, names",
      "description": "Also sees names, addresses and devices." },
    { "id": "1f0b6a52-7c2d-4f0e-9f0a-5a1d3c7b8e03", "value": "CallQuality.Export", "isEnabled": true,
      "allowedMemberTypes": ["User"], "displayName": "Call quality, export",
      "description": "May save what the other roles show." },
    { "id": "1f0b6a52-7c2d-4f0e-9f0a-5a1d3c7b8e04", "value": "CallQuality.Admin", "isEnabled": true,
      "allowedMemberTypes": ["User"], "displayName": "Call quality, administration",
      "description": "Reads the audit trail and ends access; sees no calls by itself." }
  ]
}
JSON
)"
}
describe_api ""

say 'The page: where it lives, and the one scope it asks for'
patch "applications/$page_object" "$(cat <<JSON
{
  "spa": { "redirectUris": ["$origin/", "$origin/signed-out"] },
  "requiredResourceAccess": [{
    "resourceAppId": "$api",
    "resourceAccess": [{ "id": "$scope_id", "type": "Scope" }]
  }]
}
JSON
)"
describe_api "{ \"appId\": \"$page\", \"delegatedPermissionIds\": [\"$scope_id\"] }"

say 'Only people and groups that were assigned get in'
api_principal=$(principal_of "$api")
principal_of "$page" >/dev/null
patch "servicePrincipals/$api_principal" '{ "appRoleAssignmentRequired": true }'

if [[ $way == --managed-identity ]]; then
  reader=$what
  client=$(az ad sp show --id "$reader" --query appId --output tsv)
else
  say 'A certificate for the credential'
  az ad app credential reset --id "$api" --cert "@$what" --append --only-show-errors >/dev/null
  reader=$api_principal
  client=$api
fi

say 'CallRecords.Read.All and nothing else, with an administrator’s consent'
graph_principal=$(az ad sp show --id "$graph_app" --query id --output tsv)
read_all=$(az ad sp show --id "$graph_app" --query "appRoles[?value=='CallRecords.Read.All'].id | [0]" --output tsv)
given=$(az rest --only-show-errors --method GET --uri "$graph/servicePrincipals/$reader/appRoleAssignments" \
  --query "value[?appRoleId=='$read_all'].id | [0]" --output tsv)
if [[ -z $given ]]; then
  az rest --only-show-errors --method POST --uri "$graph/servicePrincipals/$reader/appRoleAssignments" \
    --body "{ \"principalId\": \"$reader\", \"resourceId\": \"$graph_principal\", \"appRoleId\": \"$read_all\" }" >/dev/null
fi

say 'Done. Assign people or groups to the roles under Enterprise applications, Earshot API, Users and groups.'
cat <<ENV
PUBLIC_ORIGIN=$origin
AZURE_TENANT_ID=$tenant
SPA_CLIENT_ID=$page
API_CLIENT_ID=$api
AZURE_CLIENT_ID=$client
ENV
