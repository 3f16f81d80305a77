import type { CDPSession } from 'playwright';

type Usage = { readonly usedSize: number; readonly backingStorageSize?: number };

/** What the page's workers hold by now, array buffers included. */
export const workerBytes = async (cdp: CDPSession): Promise<number> => {
  const sessions = new Set<string>();
  const attach = ({ sessionId }: { readonly sessionId: string }) => void sessions.add(sessionId);
  cdp.on('Target.attachedToTarget', attach);
  await cdp.send('Target.setAutoAttach', {
    autoAttach: true,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  const usages = await Promise.all([...sessions].map((sessionId) => usageOf(cdp, sessionId)));
  cdp.off('Target.attachedToTarget', attach);
  await cdp.send('Target.setAutoAttach', {
    autoAttach: false,
    waitForDebuggerOnStart: false,
    flatten: false,
  });
  return usages.reduce((sum, { usedSize, backingStorageSize = 0 }) => sum + usedSize + backingStorageSize, 0);
};

let asks = 0;

const ask = (cdp: CDPSession, sessionId: string, method: string): Promise<unknown> => {
  asks += 1;
  const id = asks;
  return new Promise((resolve, reject) => {
    const listen = (answer: { readonly sessionId: string; readonly message: string }) => {
      const { id: answered, result } = JSON.parse(answer.message) as { id?: number; result?: unknown };
      if (answer.sessionId !== sessionId || answered !== id) return;
      cdp.off('Target.receivedMessageFromTarget', listen);
      resolve(result);
    };
    cdp.on('Target.receivedMessageFromTarget', listen);
    cdp
      .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) })
      .catch(reject);
  });
};

/** Once everything that can be let go of is gone. */
const usageOf = async (cdp: CDPSession, sessionId: string): Promise<Usage> => {
  await ask(cdp, sessionId, 'HeapProfiler.enable');
  await ask(cdp, sessionId, 'HeapProfiler.collectGarbage');
  await ask(cdp, sessionId, 'HeapProfiler.disable');
  return (await ask(cdp, sessionId, 'Runtime.getHeapUsage')) as Usage;
};
