import { createRandom, guidOf } from './random.ts';
import { oidOf, TENANT_ID, upnOf } from './people.ts';
import type { GraphIdentity, GraphIdentitySet, GraphParticipant } from './wire.ts';

/** Someone at the end of a call: a person with an account, or a telephone. */
export type Party = {
  readonly kind: 'user' | 'guest' | 'phone';
  /** Account id, or the number in E.164. */
  readonly id: string;
  readonly name: string | null;
  readonly userPrincipalName: string | null;
  readonly tenantId: string | null;
};

const NAMES =
  'Megan Bowen,Adele Vance,Alex Wilber,Allan Deyoung,Anna Bedecs,Anna Lidman,Cecil Folk,Christie Cline,Debra Berger,Diego Siciliani,Emily Braun,Enrico Cattaneo,Grady Archie,Henrietta Mueller,Irvin Sayers,Isaiah Langer,Johanna Lorenz,Joni Sherman,Lee Gu,Lidia Holloway,Lynne Robbins,Miriam Graham,Nestor Wilke,Patti Fernandez,Pradeep Gupta,Raul Razo,Sara Davis';
const FIRST =
  'Aino,Mikael,Sofia,Elias,Helmi,Oskar,Leena,Juha,Priya,Tomas,Ingrid,Marek,Yuki,Fatima,Noah,Camille,Mateus,Agnes,Rafael,Noor,Viktor,Elsa,Hugo,Amara,Dmitri,Lucía,Søren,Anaïs,Kenji,Zeynep,Jonas,Petra';
const LAST =
  'Virtanen,Nieminen,Lindqvist,Berg,Kowalski,Novak,Tanaka,Haddad,Okafor,Silva,Moreau,Rossi,Jensen,Dahl,Mäkinen,Korhonen,Schneider,Fischer,Romero,Santos,Ivanova,Demir,Park,Chen,Singh,Mensah,Larsen,Eklund,Weber,Costa,Hansen,Laine';

const named = NAMES.split(',');
const firstNames = FIRST.split(',');
const lastNames = LAST.split(',');

/** A person of the tenant by name; `tenant` names another organisation's. */
export const personNamed = (name: string, outside?: string): Party => ({
  kind: 'user',
  id: oidOf(name),
  name,
  userPrincipalName: upnOf(
    plain(name),
    outside === undefined ? 'contoso.com' : `${outside.toLowerCase()}.com`,
  ),
  tenantId: outside === undefined ? TENANT_ID : guidOf('tenant', outside),
});

/** The tenant's people in a fixed order, without end: the known names first, then made ones, none twice. */
export const personAt = (index: number): Party => personNamed(nameAt(index));

/** How many people have a name of their own, before numbers have to tell them apart. */
export const KNOWN_PEOPLE = named.length;

const nameAt = (index: number): string => {
  const known = named[index];
  if (known !== undefined) return known;
  const rest = index - named.length;
  const pairs = firstNames.length * lastNames.length;
  // A step coprime to the number of pairs visits each of them once before any comes again.
  const pair = (rest * 397) % pairs;
  const round = Math.floor(rest / pairs);
  const name = `${firstNames[pair % firstNames.length] ?? ''} ${lastNames[Math.floor(pair / firstNames.length)] ?? ''}`;
  return round === 0 ? name : `${name} ${round + 1}`;
};

/** A telephone in E.164; the service knows no name for it. */
export const phoneNumbered = (number: string): Party => ({
  kind: 'phone',
  id: number,
  name: null,
  userPrincipalName: null,
  tenantId: null,
});

/** A Finnish mobile number that is always the same for the same seed. */
export const somePhone = (...seed: readonly (string | number)[]): Party => {
  const random = createRandom('phone', ...seed);
  return phoneNumbered(`+35840555${String(random.whole(0, 9_999)).padStart(4, '0')}`);
};

/** The party's identity as sessions carry it. */
export const identityOf = ({ id, name, tenantId, userPrincipalName }: Party): GraphIdentity => ({
  id,
  displayName: name,
  tenantId,
  userPrincipalName,
});

/** The party in the set of identities that organizers and participants have, all other members null. */
const identitySetOf = (party: Party): GraphIdentitySet => ({
  endpointType: null,
  acsUser: null,
  spoolUser: null,
  phone: null,
  guest: null,
  encrypted: null,
  onPremises: null,
  acsApplicationInstance: null,
  spoolApplicationInstance: null,
  applicationInstance: null,
  application: null,
  device: null,
  azureCommunicationServicesUser: null,
  assertedIdentity: null,
  user: null,
  [party.kind]: identityOf(party),
});

export const participantOf = (party: Party): GraphParticipant => ({
  id: party.id,
  identity: identitySetOf(party),
  administrativeUnitInfos: [],
});

const plain = (name: string): string => name.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('ø', 'o');
