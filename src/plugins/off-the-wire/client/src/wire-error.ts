/** A parameter that the API refuses, and what is wrong with it. */
export interface Problem {
  readonly name: string;
  readonly problem: string;
}

interface More {
  readonly details?: Readonly<Record<string, unknown>>;
  /** Milliseconds. */
  readonly retryAfter?: number;
  readonly cause?: unknown;
}

/** Why there is no answer: what the API said, or that it could not be reached. */
export class WireError extends Error {
  override readonly name = 'WireError';
  /** The API's own (`OTW_BAD_PARAMETER`); `HTTP_502` where somebody else answered; `OTW_UNREACHABLE` where nobody did. */
  readonly code: string;
  /** Of HTTP; 0 where nobody answered. */
  readonly status: number;
  /** Everything that the API says of the error. */
  readonly details: Readonly<Record<string, unknown>>;
  /** Which parameters are at fault, and why. */
  readonly parameters: readonly Problem[];
  /** How long the API asks to be left alone, in milliseconds. */
  readonly retryAfter: number | undefined;

  constructor(code: string, status: number, message: string, { details = {}, retryAfter, cause }: More = {}) {
    super(message, { cause });
    this.code = code;
    this.status = status;
    this.details = details;
    this.parameters = Array.isArray(details.parameters) ? details.parameters : [];
    this.retryAfter = retryAfter;
  }
}
