/**
 * An IP address or subnet as a network of /24 (IPv4) or /48 (IPv6): `10.62.31.88` → `10.62.31.0/24`.
 * A subnet that names a shorter prefix keeps it. Undefined when the text is no address.
 */
export const cutAddress = (text: string): string | undefined => {
  const [address = '', prefix] = text.trim().split('/');
  const length = prefix === undefined || !/^\d{1,3}$/.test(prefix) ? undefined : Number(prefix);
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  return cutIpv4(mapped ?? address, length) ?? cutIpv6(address, length);
};

const cutIpv4 = (address: string, length: number | undefined): string | undefined => {
  const parts = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(address)?.slice(1).map(Number);
  if (!parts || parts.some((part) => part > 255)) return undefined;
  return `${parts.slice(0, 3).join('.')}.0/${Math.min(length ?? 24, 24)}`;
};

const cutIpv6 = (address: string, length: number | undefined): string | undefined => {
  const bare = address.replace(/%.*$/, '').toLowerCase();
  if (!/^[0-9a-f:.]+$/.test(bare) || !bare.includes(':')) return undefined;
  const [before = '', after, more] = bare.split('::');
  if (more !== undefined) return undefined;
  const groups = (side: string): string[] => (side === '' ? [] : side.split(':'));
  const missing = after === undefined ? 0 : 8 - groups(before).length - groups(after).length;
  if (missing < 0 || (after === undefined && groups(before).length < 4)) return undefined;
  const first = [
    ...groups(before),
    ...Array.from({ length: missing }, () => '0'),
    ...groups(after ?? ''),
  ].slice(0, 3);
  if (!first.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return undefined;
  return `${first.map((group) => parseInt(group, 16).toString(16)).join(':')}::/${Math.min(length ?? 48, 48)}`;
};
