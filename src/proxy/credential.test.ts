import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { setStage } from './testing.ts';

const run = promisify(execFile);

/** Asks twice and then for a fresh one, and prints the tokens. */
const PROGRAM = `
  import { createCredential } from './src/proxy/credential.ts';
  import { createHealth } from './src/proxy/health.ts';
  const health = createHealth(Date.now);
  const log = { warn: () => undefined };
  const appToken = createCredential(JSON.parse(process.env.CONFIG), { health, log });
  const tokens = [await appToken({ fresh: false }), await appToken({ fresh: false }), await appToken({ fresh: true })];
  console.log(JSON.stringify({ tokens, details: health.readiness().details }));
`;

test('the client secret is traded for an app-only token over TLS, kept, and asked for anew on demand', async () => {
  const stage = await setStage();
  const folder = await mkdtemp(join(tmpdir(), 'earshot-ca-'));
  try {
    const caFile = join(folder, 'ca.pem');
    await writeFile(caFile, stage.simulator.caCertificate);
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', PROGRAM], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: caFile, CONFIG: JSON.stringify(stage.config) },
    });
    const { tokens, details } = JSON.parse(stdout) as { tokens: string[]; details: object[] };
    expect(tokens[0]).toBe(tokens[1]);
    expect(decodeJwt(tokens[2] ?? '')).toMatchObject({
      aud: stage.config.graphBaseUrl,
      roles: ['CallRecords.Read.All'],
    });
    expect(details).toEqual([]);
  } finally {
    await rm(folder, { recursive: true });
    await stage.stop();
  }
});
