import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Audit } from '../audit.ts';
import type { Config } from '../config.ts';
import type { CallLists } from '../records/call-lists.ts';
import type { CallRecords } from '../records/call-records.ts';
import type { Cursors } from '../records/cursor.ts';
import type { Masking } from '../records/masking.ts';
import type { Walks } from '../records/walks.ts';
import type { RenderedPages } from './rendered-pages.ts';

/** What the routes stand on. */
export type Service = {
  readonly config: Config;
  readonly callRecords: CallRecords;
  readonly callLists: CallLists;
  readonly walks: Walks;
  readonly cursors: Cursors;
  readonly masking: Masking;
  readonly rendered: RenderedPages;
  readonly audit: Audit;
};

export type Handler = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;
