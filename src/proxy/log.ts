import type { FastifyBaseLogger, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import type { ProxyError } from './errors.ts';

/** Where log lines go: standard output, or a list in tests. */
export type LogSink = { write(line: string): void };

const SECRETS = /Bearer\s+[\w.~+/=-]+|ey[\w-]{8,}\.[\w-]+\.[\w-]*/gi;

/** Removes what looks like a token from a line: the last net, since nothing above should have put one there. */
export const scrub = (line: string): string => line.replace(SECRETS, '[removed]');

/** One JSON object a line, with ids only: no names, addresses, bodies, or query strings. */
export const loggerOptions = (sink: LogSink): NonNullable<FastifyServerOptions['logger']> => ({
  level: 'info',
  base: null,
  timestamp: () => `,"time":"${new Date().toISOString()}"`,
  formatters: { level: (label: string) => ({ level: label }) },
  stream: { write: (line: string) => sink.write(scrub(line)) },
});

type Say = (fields: object, message: string) => void;

export type Log = Readonly<Record<'info' | 'warn' | 'error' | 'fatal', Say>>;

/** The same lines for what happens outside of any request. */
export const createLog = (sink: LogSink): Log => {
  const sayAt =
    (level: string): Say =>
    (fields, message) =>
      sink.write(
        scrub(`${JSON.stringify({ level, time: new Date().toISOString(), ...fields, msg: message })}\n`),
      );
  return { info: sayAt('info'), warn: sayAt('warn'), error: sayAt('error'), fatal: sayAt('fatal') };
};

/** One line for each answered request; the route's pattern stands for its address. */
export const logResponse = (request: FastifyRequest, reply: FastifyReply): void => {
  request.log.info(
    {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
    },
    'answered',
  );
};

/** What an error was, without what it said: messages may quote addresses or data. Stacks only for bugs of ours. */
export const logError = (log: FastifyBaseLogger, error: ProxyError): void => {
  const { cause } = error.details;
  const because = cause instanceof Error ? { cause: cause.name } : {};
  if (error.code !== 'internal') log.info({ code: error.code, ...because }, 'refused');
  else
    log.error(
      { code: error.code, ...because, stack: cause instanceof Error ? cause.stack : undefined },
      'bug',
    );
};
