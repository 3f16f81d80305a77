/**
 * What is known beyond one record: other calls of the tenant. Everything may be missing, and a rule that needs it
 * is silent then.
 */
export type Fleet = {
  /** Audio streams of the tenant: the base that a place is compared with. */
  readonly audio?: Share;
  /** By subnet: people of other calls within an hour of this one, and those of them with poor audio. */
  readonly neighbours?: ReadonlyMap<string, Share>;
  /** By name of a Wi-Fi adapter: the driver version that most of the tenant runs. */
  readonly wifiDrivers?: ReadonlyMap<string, { readonly version: string; readonly machines: number }>;
  /** By platform: months that each client version is behind the newest one seen. */
  readonly clientAgeMonths?: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Subnets that the building file marks as VPN. */
  readonly vpnSubnets?: ReadonlySet<string>;
};

/** So many poor of so many judged. */
export type Share = { readonly poor: number; readonly judged: number };

/** Nothing is known beyond the record. */
export const NO_FLEET: Fleet = {};
