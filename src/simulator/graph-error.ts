/** An answer of Graph that is no success: status, code, words and headers. It becomes a body in `errorBody`. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** What Graph says for an unknown id, for one not written yet and for one it has forgotten alike. */
export const recordNotFound = (): GraphError =>
  new GraphError(
    404,
    'NotFound',
    'Could not find the requested call record. Records about calls or online meetings that started more than 30 days ago are not available.',
  );

export const badRequest = (message: string): GraphError => new GraphError(400, 'BadRequest', message);

/** Graph's error object. `date` is the time of the answer, ISO 8601 without fraction or zone, as Graph writes it. */
export const errorBody = (
  error: GraphError,
  requestId: string,
  clientRequestId: string,
  date: Date,
): Readonly<Record<string, unknown>> => ({
  error: {
    code: error.code,
    message: error.message,
    innerError: {
      date: date.toISOString().slice(0, 19),
      'request-id': requestId,
      'client-request-id': clientRequestId,
    },
  },
});
