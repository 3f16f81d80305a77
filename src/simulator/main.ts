import { isCloudName } from './clouds.ts';
import type { CloudName } from './clouds.ts';
import { FAULT_KINDS } from './faults.ts';
import type { FaultKind } from './faults.ts';
import { startSimulator } from './simulator.ts';
import type { Simulator, SimulatorOptions, SimulatorSettings } from './simulator.ts';

/** Settings of the demo: pages take 120 ms, as Graph's own do. */
const readOptions = (env: NodeJS.ProcessEnv): SimulatorOptions => ({
  appOrigin: env['SIMULATOR_APP_ORIGIN'] ?? 'http://localhost:4310',
  signInPort: numberOf(env, 'SIMULATOR_SIGN_IN_PORT', 4311),
  graphPort: numberOf(env, 'SIMULATOR_GRAPH_PORT', 4312),
  seed: numberOf(env, 'SIMULATOR_SEED', 1),
  timeScale: numberOf(env, 'SIMULATOR_TIME_SCALE', 1),
  pageDelayMs: numberOf(env, 'SIMULATOR_PAGE_DELAY_MS', 120),
  cloud: cloudOf(env['SIMULATOR_CLOUD'] ?? 'global'),
  ...faultRateOf(env),
});

/** `SIMULATOR_FAULTS=unavailable,brokenJson` strikes every fifth request, or the share of SIMULATOR_FAULT_SHARE. */
const faultRateOf = (env: NodeJS.ProcessEnv): Pick<SimulatorOptions, 'faultRate'> => {
  const [first, ...others] = (env['SIMULATOR_FAULTS'] ?? '').split(',').filter(Boolean).map(faultKindOf);
  if (first === undefined) return {};
  const share = numberOf(env, 'SIMULATOR_FAULT_SHARE', 0.2);
  return { faultRate: { kinds: [first, ...others], share, seed: numberOf(env, 'SIMULATOR_SEED', 1) } };
};

const faultKindOf = (name: string): FaultKind => {
  const kind = FAULT_KINDS.find((other) => other === name);
  if (kind !== undefined) return kind;
  throw new Error(`SIMULATOR_FAULTS knows no “${name}”. It knows: ${FAULT_KINDS.join(', ')}.`);
};

const cloudOf = (name: string): CloudName => {
  if (isCloudName(name)) return name;
  throw new Error(`SIMULATOR_CLOUD must be global, usgov-l4, usgov-l5 or china, not “${name}”.`);
};

const numberOf = (env: NodeJS.ProcessEnv, name: string, otherwise: number): number => {
  const text = env[name];
  if (text === undefined || text === '') return otherwise;
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0) throw new Error(`${name} must be a number, not “${text}”.`);
  return value;
};

const settingsOf = (simulator: Simulator): SimulatorSettings => ({
  tenantId: simulator.tenantId,
  spaClientId: simulator.spaClientId,
  apiClientId: simulator.apiClientId,
  graphClientId: simulator.graphClientId,
  graphClientSecret: simulator.graphClientSecret,
  authority: simulator.authority,
  graphBaseUrl: simulator.graphBaseUrl,
  graphTokenUrl: simulator.graphTokenUrl,
  identityEndpoint: simulator.identityEndpoint,
  identityHeader: simulator.identityHeader,
  caCertificate: simulator.caCertificate,
});

const complain = (error: unknown): never => {
  const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error;
  const words = taken
    ? `Port ${String(error.port)} is taken. Set SIMULATOR_SIGN_IN_PORT and SIMULATOR_GRAPH_PORT to free ones.`
    : String(error instanceof Error ? error.message : error);
  process.stderr.write(`The simulator cannot start. ${words}\n`);
  process.exit(1);
};

try {
  const simulator = await startSimulator(readOptions(process.env));
  const stop = (): void => {
    void simulator.stop().finally(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.once(signal, stop);
  process.send?.({ ready: settingsOf(simulator) });
  process.stdout.write(`Simulator: sign-in at ${simulator.authority}, Graph at ${simulator.graphBaseUrl}\n`);
} catch (error) {
  complain(error);
}
