import { Agent, fetch } from 'undici';
import { afterEach, expect, test } from 'vitest';
import { CLOUDS, type CloudName } from './clouds.ts';
import { allHands } from './scenarios/all-hands.ts';
import { startSimulator, type Simulator } from './simulator.ts';

const started: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((stop) => stop()));
});

const cloudOf = async (cloud: CloudName): Promise<{ simulator: Simulator; agent: Agent }> => {
  const simulator = await startSimulator({ appOrigin: 'http://localhost:4310', cloud });
  const agent = new Agent({ connect: { ca: simulator.caCertificate } });
  started.push(async () => {
    await agent.destroy();
    await simulator.stop();
  });
  return { simulator, agent };
};

const asker = async (cloud: CloudName) => {
  const { simulator, agent } = await cloudOf(cloud);
  const authorization = `Bearer ${await simulator.issueAppToken()}`;
  return async (path: string) => {
    const url = `${simulator.graphBaseUrl}/v1.0/communications/callRecords${path}`;
    const response = await fetch(url, { dispatcher: agent, headers: { authorization } });
    return { status: response.status, text: await response.text() };
  };
};

const OID = '00000000-0000-4000-8000-000000000000';

test.each(['usgov-l4', 'usgov-l5'] as const)('%s has neither isTest nor participants_v2', async (cloud) => {
  const ask = await asker(cloud);
  const sessions = await ask(`/${allHands.id}/sessions?$expand=segments`);
  expect(sessions.status).toBe(200);
  expect(sessions.text).not.toContain('isTest');
  const refused = [
    `/${allHands.id}/sessions?$select=isTest`,
    `/${allHands.id}?$expand=participants_v2`,
    `/${allHands.id}?$select=participants_v2`,
    `?$filter=participants_v2/any(p:p/id eq '${OID}')`,
  ];
  for (const path of refused) expect((await ask(path)).status, path).toBe(400);
  expect((await ask(`/${allHands.id}/participants_v2`)).status).toBe(404);
  expect((await ask('')).status).toBe(200);
  expect((await ask(`/${allHands.id}`)).text).toContain('organizer_v2');
});

test('china has no call records at all', async () => {
  const ask = await asker('china');
  for (const path of ['', `/${allHands.id}`, `/${allHands.id}/sessions`]) {
    expect((await ask(path)).status).toBe(404);
  }
});

test('a cloud gives tokens for its own root only, and takes no other cloud’s', async () => {
  const { simulator, agent } = await cloudOf('usgov-l5');
  const other = await cloudOf('usgov-l4');
  const grant = async (scope: string): Promise<number> => {
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: simulator.graphClientId,
      client_secret: simulator.graphClientSecret,
      scope,
    });
    const answer = await fetch(simulator.graphTokenUrl, { method: 'POST', body, dispatcher: agent });
    return answer.status;
  };
  for (const [name, { root }] of Object.entries(CLOUDS)) {
    expect(await grant(`${root}/.default`), name).toBe(name === 'usgov-l5' ? 200 : 400);
  }
  const foreign = await fetch(`${simulator.graphBaseUrl}/v1.0/communications/callRecords`, {
    dispatcher: agent,
    headers: { authorization: `Bearer ${await other.simulator.issueAppToken()}` },
  });
  expect(foreign.status).toBe(401);
});
