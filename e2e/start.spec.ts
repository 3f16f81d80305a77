import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';

for (const port of ['abc', '0', '70000', '43.5']) {
  test(`a port that is none is refused in words: ${port}`, async () => {
    const start = promisify(execFile)(process.execPath, ['src/cli/start.ts'], {
      env: { ...process.env, PORT: port },
    });
    await expect(start).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: `PORT must be a whole number from 1 to 65535, not “${port}”.\n`,
    });
  });
}

test('a taken port is said clearly, before anything is built', async () => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  const address = holder.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const start = promisify(execFile)(process.execPath, ['src/cli/start.ts'], {
    env: { ...process.env, PORT: String(port) },
  });
  await expect(start).rejects.toMatchObject({
    code: 1,
    stdout: '',
    stderr: `Port ${port} is taken. End what listens there, or choose another: PORT=4320 npm start\n`,
  });
  holder.close();
});
