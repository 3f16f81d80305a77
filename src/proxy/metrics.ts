import { monitorEventLoopDelay } from 'node:perf_hooks';
import { SECOND_MS } from '#base/units';

/** Every series there is, with its kind and meaning: what is not in this table cannot be counted. */
const SERIES = {
  earshot_requests_total: ['counter', 'Requests answered, by route, method and status.'],
  earshot_request_seconds: ['histogram', 'Time from a request to the end of its answer, by route.'],
  earshot_graph_requests_total: ['counter', 'Requests to Microsoft Graph, by outcome.'],
  earshot_graph_request_seconds: ['histogram', 'Time Microsoft Graph took for an answer.'],
  earshot_exchanges_total: ['counter', 'Token exchanges, by outcome.'],
  earshot_limited_total: ['counter', 'Requests refused by a limit, by code.'],
  earshot_audit_lines_total: ['counter', 'Lines written to the audit trail, by event.'],
  earshot_audit_failures_total: ['counter', 'Audit lines that could not be written.'],
  earshot_page_policy_violations_total: ['counter', 'Reports of the page policy, by directive.'],
  earshot_sockets: ['gauge', 'Open client connections.'],
  earshot_ready: ['gauge', '1 when ready, 0.5 when degraded, 0 when not.'],
  earshot_trouble: ['gauge', '1 for each readiness detail that holds, by code.'],
  nodejs_eventloop_delay_p99_seconds: ['gauge', 'Event loop delay, 99th percentile since the last reading.'],
  process_resident_memory_bytes: ['gauge', 'Resident memory.'],
  process_cpu_seconds_total: ['counter', 'CPU time, user and system.'],
  process_start_time_seconds: ['gauge', 'When the process started, seconds since 1970.'],
} as const satisfies Record<string, readonly ['counter' | 'gauge' | 'histogram', string]>;

type SeriesName = keyof typeof SERIES;
type NameOf<Kind> = {
  [Name in SeriesName]: (typeof SERIES)[Name][0] extends Kind ? Name : never;
}[SeriesName];
type Labels = Readonly<Record<string, string>>;

/** A value that is read only when somebody asks for the metrics. */
export type Reading = { readonly name: SeriesName; readonly labels?: Labels; readonly value: number };

/** Counters and histograms of one process, written out as Prometheus reads them. */
export type Metrics = {
  count(name: NameOf<'counter'>, labels?: Labels): void;
  observe(name: NameOf<'histogram'>, labels: Labels, ms: number): void;
  /** Adds values that are taken at each reading. */
  watch(read: () => readonly Reading[]): void;
  /** Prometheus text format 0.0.4. */
  text(): string;
};

const BUCKETS = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
/** Labels come from fixed lists; a bug that let strangers choose them would stop here. */
const MAX_LABEL_SETS = 1_000;

type Histogram = { readonly counts: number[]; sum: number };

/** Metrics with every counter at zero. */
export const createMetrics = (): Metrics => {
  const counters = new Map<SeriesName, Map<string, number>>();
  const histograms = new Map<SeriesName, Map<string, Histogram>>();
  const watchers: (() => readonly Reading[])[] = [];

  const within = <Value>(all: Map<SeriesName, Map<string, Value>>, name: SeriesName): Map<string, Value> => {
    const known = all.get(name) ?? new Map<string, Value>();
    all.set(name, known);
    return known;
  };

  return {
    count: (name, labels = {}) => {
      const values = within(counters, name);
      const key = labelText(labels);
      if (values.has(key) || values.size < MAX_LABEL_SETS) values.set(key, (values.get(key) ?? 0) + 1);
    },
    observe: (name, labels, ms) => {
      const values = within(histograms, name);
      const key = labelText(labels);
      const histogram = values.get(key) ?? { counts: [...BUCKETS, 0].map(() => 0), sum: 0 };
      if (!values.has(key) && values.size >= MAX_LABEL_SETS) return;
      values.set(key, histogram);
      const seconds = ms / SECOND_MS;
      const at = BUCKETS.findIndex((bound) => seconds <= bound);
      const place = at === -1 ? BUCKETS.length : at;
      histogram.counts[place] = (histogram.counts[place] ?? 0) + 1;
      histogram.sum += seconds;
    },
    watch: (read) => void watchers.push(read),
    text: () => {
      const readings = watchers.flatMap((read) => read());
      const blocks = (Object.keys(SERIES) as SeriesName[]).map((name) => {
        const lines = [
          ...[...(counters.get(name) ?? [])].map(([labels, value]) => `${name}${braced(labels)} ${value}`),
          ...[...(histograms.get(name) ?? [])].flatMap(([labels, histogram]) =>
            histogramLines(name, labels, histogram),
          ),
          ...readings
            .filter((reading) => reading.name === name)
            .map(({ labels = {}, value }) => `${name}${braced(labelText(labels))} ${value}`),
        ];
        const [kind, help] = SERIES[name];
        return [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, ...lines].join('\n');
      });
      return `${blocks.join('\n')}\n`;
    },
  };
};

const histogramLines = (name: string, labels: string, { counts, sum }: Histogram): readonly string[] => {
  let total = 0;
  const bounds = [...BUCKETS.map(String), '+Inf'].map((bound, place) => {
    total += counts[place] ?? 0;
    return `${name}_bucket${braced([labels, `le="${bound}"`].filter(Boolean).join(','))} ${total}`;
  });
  return [...bounds, `${name}_sum${braced(labels)} ${sum}`, `${name}_count${braced(labels)} ${total}`];
};

/** Counters are counted under it at every request, so it is put together without a list on the way. */
const labelText = (labels: Labels): string => {
  let text = '';
  for (const [name, value] of Object.entries(labels))
    text += `${text === '' ? '' : ','}${name}="${SPECIAL.test(value) ? escaped(value) : value}"`;
  return text;
};

const SPECIAL = /[\\"\n]/;

const escaped = (value: string): string =>
  value.replace(/[\\"\n]/g, (found) => (found === '\n' ? '\\n' : `\\${found}`));

const braced = (labels: string): string => (labels === '' ? '' : `{${labels}}`);

/** What Node knows of its own process. */
export const watchProcess = (): (() => readonly Reading[]) => {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  return () => {
    const p99 = delay.percentile(99) / 1e9;
    delay.reset();
    const { user, system } = process.cpuUsage();
    return [
      { name: 'nodejs_eventloop_delay_p99_seconds', value: Number.isFinite(p99) ? p99 : 0 },
      { name: 'process_resident_memory_bytes', value: process.memoryUsage.rss() },
      { name: 'process_cpu_seconds_total', value: (user + system) / 1e6 },
      { name: 'process_start_time_seconds', value: Math.floor(Date.now() / SECOND_MS - process.uptime()) },
    ];
  };
};
