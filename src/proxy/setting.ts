/** The process environment, or a stand-in for it in tests. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads settings and gathers what is wrong with them, so that all of it is said at once. */
export type Complaints = {
  add(complaint: string): void;
  all(): readonly string[];
  /** The setting, trimmed; an empty one counts as not set. */
  text(name: string): string | undefined;
  required(name: string): string;
  matching(name: string, pattern: RegExp, wanted: string): string;
  flag(name: string): boolean;
  number(name: string, fallback: number, range: NumberRange): number;
  oneOf<Choice extends string>(name: string, choices: readonly Choice[], fallback: Choice): Choice;
  /** An origin: scheme, host and port, nothing behind them. */
  origin(name: string, fallback: string): string;
  /** An origin we send tokens to: https, or http to this machine when ALLOW_LOOPBACK_HTTP=1 says so. */
  upstream(name: string, fallback: string): string;
};

type NumberRange = { readonly from: number; readonly to: number; readonly whole: boolean };

/** Whether the URL's host is this machine. */
export const isLoopback = (url: string): boolean => {
  const host = URL.parse(url)?.hostname ?? '';
  return (
    host === 'localhost' || host.endsWith('.localhost') || host === '[::1]' || /^127(\.\d+){3}$/.test(host)
  );
};

export const createComplaints = (env: Environment): Complaints => {
  const complaints: string[] = [];
  const add = (complaint: string): void => void complaints.push(complaint);
  const text = (name: string): string | undefined => env[name]?.trim() || undefined;

  const required = (name: string): string => {
    const value = text(name);
    if (value === undefined) add(`${name} is not set`);
    return value ?? '';
  };

  const origin = (name: string, fallback: string): string => {
    const value = text(name) ?? fallback;
    const url = URL.parse(value);
    if (url !== null && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
    add(`${name} ${value} must be an origin such as https://earshot.contoso.com`);
    return fallback;
  };

  const flag = (name: string): boolean => {
    const value = text(name);
    if (value !== undefined && value !== '1' && value !== '0') add(`${name} must be 1 or 0`);
    return value === '1';
  };

  return {
    add,
    all: () => complaints,
    text,
    required,
    flag,
    origin,
    matching: (name, pattern, wanted) => {
      const value = required(name);
      if (value !== '' && !pattern.test(value)) add(`${name} must be ${wanted}`);
      return value;
    },
    number: (name, fallback, { from, to, whole }) => {
      const value = text(name);
      if (value === undefined) return fallback;
      const number = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN;
      if (number >= from && number <= to && (!whole || Number.isInteger(number))) return number;
      add(`${name} must be a ${whole ? 'whole ' : ''}number from ${from} to ${to}`);
      return fallback;
    },
    oneOf: (name, choices, fallback) => {
      const value = text(name) ?? fallback;
      const choice = choices.find((known) => known === value);
      if (choice === undefined) add(`${name} ${value} is none of ${choices.join(', ')}`);
      return choice ?? fallback;
    },
    upstream: (name, fallback) => {
      const url = origin(name, fallback);
      if (url.startsWith('https:')) return url;
      if (!isLoopback(url)) add(`${name} ${url} must be https`);
      else if (text('ALLOW_LOOPBACK_HTTP') !== '1')
        add(`${name} is plain http: set ALLOW_LOOPBACK_HTTP=1 to allow it`);
      return url;
    },
  };
};
