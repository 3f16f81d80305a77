import type { Network } from '#calls/model';

/**
 * Networks that half the homes of the world have: they say nothing about who is neighbour of whom, so their
 * people are grouped by public address. Microsoft names them in its guidance for the dashboard's reports.
 */
const HOME_SUBNETS = /^(192\.168\.(0|1|2|43)|10\.0\.0|172\.20\.10)\./;

/** What a person shares with their neighbours: the subnet, at home the public address. Undefined: not reported. */
export const placeOf = (
  network: Pick<Network, 'subnet' | 'reflexiveIpAddress'> | undefined,
): string | undefined => {
  const { subnet, reflexiveIpAddress } = network ?? {};
  return subnet === undefined || HOME_SUBNETS.test(subnet) ? reflexiveIpAddress : subnet;
};
