/** Every error that this plugin gives, with its HTTP status. Answers take Strapi's error shape: `{ error: { status, name, message, details } }`. */
export const errorTable = {
  OTW_EMPTY_DELIVERY: { status: 400, message: 'The delivery is empty: send the copy as the request body.' },
  OTW_NO_SOURCE: { status: 400, message: 'Name the source of the copy: ?source=CODE.' },
  OTW_UNKNOWN_SOURCE: { status: 404, message: 'There is no source with that code.' },
  OTW_TOO_LARGE: { status: 413, message: 'The delivery is larger than the limit.' },
  OTW_PAST_LIMIT: { status: 422, message: 'The copy goes beyond a limit. It is kept in quarantine.' },
  OTW_UNREADABLE: { status: 422, message: 'The copy could not be read. It is kept in quarantine.' },
  OTW_BAD_PARAMETER: { status: 400, message: 'A parameter is unknown or malformed.' },
  OTW_NOT_FOUND: { status: 404, message: 'Not Found' },
  OTW_LOG_PRUNED: {
    status: 410,
    message: 'The change log no longer reaches back that far. Start again from the headlines.',
  },
  OTW_MAY_NOT_PUBLISH: { status: 400, message: 'This article may not be published.' },
  OTW_DRAFTS_STAY: {
    status: 403,
    message: 'Drafts hold copy that may not be out yet: they are for the admin, and for tokens with full access.',
  },
  OTW_MAY_NOT_DELETE: {
    status: 400,
    message: 'A killed story stays on record: without it, late copy of the story would go out.',
  },
  OTW_ON_HOLD: { status: 400, message: 'It is on legal hold: nothing of it may be deleted until the hold is lifted.' },
  OTW_BAD_TREE: { status: 400, message: 'A section cannot stand under itself.' },
  OTW_BAD_ENTRY: { status: 400, message: 'This entry cannot stand on a ticker.' },
  OTW_BAD_SUBSCRIBER: { status: 400, message: 'This subscriber cannot be kept.' },
  OTW_BAD_RULES: { status: 400, message: 'The rules of this source cannot be read.' },
  OTW_IN_USE: { status: 400, message: 'A ticker, a subscriber or a rule names it: change that first.' },
  OTW_KEPT: {
    status: 400,
    message:
      'Deliveries and versions are a record of what arrived and what was said. Nobody makes, changes or deletes one.',
  },
  OTW_CANNOT: { status: 409, message: 'This cannot be done with the story as it stands.' },
  OTW_MAY_NOT_READ: { status: 403, message: 'Your role may not read what this shows.' },
  OTW_STALE: { status: 409, message: 'The article has changed since it was opened. Nothing was saved.' },
  OTW_NO_START: {
    status: 428,
    message: 'Say which version of the article the change started from: startedFrom, as it was read.',
  },
  OTW_RATE_LIMIT: { status: 429, message: 'Too many requests from this address. Wait as long as Retry-After says.' },
  OTW_TOO_MANY: { status: 429, message: 'This address has as many of these open as one may have.' },
  OTW_NO_ROOM: { status: 503, message: 'As many of these are open as this server can hold. Try again later.' },
  OTW_TOO_SLOW: {
    status: 408,
    message: 'What was sent was not taken in time. Come back with the last id: nothing is missed.',
  },
  OTW_STREAM_OVER: { status: 408, message: 'The stream has been open for as long as one may be. Come back.' },
  OTW_STOPPING: { status: 503, message: 'The server stops. Come back with the last id: nothing is missed.' },
  OTW_LATE: { status: 503, message: 'The answer could not be made in time. Try again.' },
  OTW_TIME_ZONE: { status: 500, message: 'The process must run in UTC: set TZ=UTC in its environment.' },
} as const;

export type ErrorCode = keyof typeof errorTable;

/** An error of the table, with what and where. `cause` is for the log, never for the client. */
export class WireError extends Error {
  override readonly name = 'WireError';
  readonly code: ErrorCode;
  readonly status: number;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message?: string, details: Readonly<Record<string, unknown>> = {}, cause?: unknown) {
    super(message ?? errorTable[code].message, { cause });
    this.code = code;
    this.status = errorTable[code].status;
    this.details = details;
  }
}

/** The body of an error answer in Strapi's shape. */
export function errorBody(error: WireError) {
  const { status, code, message, details } = error;
  return {
    data: null,
    error: { status, name: errorNames[status] ?? 'ApplicationError', message, details: { code, ...details } },
  };
}

const errorNames: Readonly<Record<number, string>> = {
  400: 'ValidationError',
  403: 'ForbiddenError',
  404: 'NotFoundError',
  409: 'ConflictError',
  410: 'GoneError',
  413: 'PayloadTooLargeError',
  422: 'UnprocessableContentError',
  408: 'RequestTimeoutError',
  428: 'PreconditionRequiredError',
  429: 'RateLimitError',
  503: 'ServiceUnavailableError',
};
