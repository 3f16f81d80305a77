/**
 * A stand-in for the Azure CLI, run as `az`: a directory of registrations kept in the file AZ_STATE, asked and answered as
 * docs/register.sh does it. What it does not know it refuses, as `az` would.
 */
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

export type AzureState = {
  readonly tenantId: string;
  /** Client ids that registrations get, by name. */
  readonly clientIds: Readonly<Record<string, string>>;
  /** Names of those that were made. */
  registered: string[];
  /** Client ids of those that have a service principal. */
  principals: string[];
  /** PEM, by client id. */
  certificates: Record<string, string>;
  assignments: { readonly principalId: string; readonly appRoleId: string }[];
  patches: { readonly uri: string; readonly body: unknown }[];
};

const READ_ALL = '45bbb07e-7321-4fd7-a8f6-3ff27e6a81c8';
const GRAPH_APP = '00000003-0000-0000-c000-000000000000';
const objectOf = (clientId: string): string => `object-of-${clientId}`;
const principalOf = (clientId: string): string => `principal-of-${clientId}`;

type Answer = string | undefined;

const answer = (args: readonly string[], state: AzureState): Answer => {
  const option = (name: string): string => {
    const value = args[args.indexOf(`--${name}`) + 1];
    if (!args.includes(`--${name}`) || value === undefined) throw new Error(`--${name} is required`);
    return value;
  };
  const command = args
    .slice(
      0,
      args.findIndex((arg) => arg.startsWith('--')),
    )
    .join(' ');
  const clientId = (): string => {
    const name = option('display-name');
    const id = state.clientIds[name];
    if (id === undefined) throw new Error(`nothing is to be registered as ${name}`);
    return id;
  };
  switch (command) {
    case 'account show':
      return state.tenantId;
    case 'ad app list':
      return state.registered.includes(option('display-name')) ? clientId() : '';
    case 'ad app create':
      if (option('sign-in-audience') !== 'AzureADMyOrg') throw new Error('only for one directory');
      state.registered.push(option('display-name'));
      return clientId();
    case 'ad app show':
      return objectOf(option('id'));
    case 'ad sp create':
      state.principals.push(option('id'));
      return principalOf(option('id'));
    case 'ad sp show':
      if (option('query').includes('CallRecords.Read.All')) return READ_ALL;
      if (option('id') !== GRAPH_APP && !state.principals.includes(option('id')))
        throw new Error('not found');
      return principalOf(option('id'));
    case 'ad app credential reset':
      state.certificates[option('id')] = readCertificate(option('cert'));
      return '{}';
    case 'rest':
      return rest(option('method'), option('uri'), args.includes('--body') ? option('body') : '', state);
    default:
      throw new Error(`'${command}' is misspelled or not recognized by the system.`);
  }
};

/** `@file`: what stands in it must be a certificate, and never a private key. */
const readCertificate = (value: string): string => {
  if (!value.startsWith('@')) throw new Error('--cert takes @file');
  const pem = readFileSync(value.slice(1), 'utf8');
  if (pem.includes('PRIVATE KEY')) throw new Error('a private key does not belong here');
  return new X509Certificate(pem).toString();
};

const rest = (method: string, uri: string, body: string, state: AzureState): Answer => {
  const path = uri.replace('https://graph.microsoft.com/v1.0/', '');
  if (path === uri) throw new Error('not Graph');
  if (method === 'PATCH') {
    state.patches.push({ uri: path, body: JSON.parse(body) as unknown });
    return '';
  }
  const principal = /^servicePrincipals\/([^/]+)\/appRoleAssignments$/.exec(path)?.[1];
  if (principal === undefined) throw new Error(`nothing is at ${path}`);
  if (method === 'GET')
    return state.assignments.some(({ principalId }) => principalId === principal) ? 'given' : '';
  state.assignments.push(JSON.parse(body) as AzureState['assignments'][number]);
  return '';
};

const file = process.env['AZ_STATE'];
if (file !== undefined && existsSync(file)) {
  const state = JSON.parse(readFileSync(file, 'utf8')) as AzureState;
  try {
    process.stdout.write(`${answer(process.argv.slice(2), state) ?? ''}\n`);
    writeFileSync(file, JSON.stringify(state));
  } catch (cause) {
    process.stderr.write(`ERROR: ${cause instanceof Error ? cause.message : String(cause)}\n`);
    process.exit(3);
  }
}
