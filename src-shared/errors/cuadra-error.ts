import { translate, type Locale, type MessageKey, type MessageParams } from '#i18n/index.ts';

/** Every error code: a key `error.<CODE>` of the message catalog. */
export type ErrorCode = MessageKey extends infer K ? (K extends `error.${infer C}` ? C : never) : never;

/** What an outside provider said, word for word: shown beside our explanation, never instead of it. */
export interface ProviderWords {
  readonly provider: string;
  readonly code?: string;
  readonly message?: string;
}

export interface CuadraErrorOptions {
  readonly params?: MessageParams;
  readonly cause?: unknown;
  /** Path of the field it concerns, e.g. `receptor.rfc` or `lines[2].quantity`. */
  readonly field?: string;
  /** The same call may be repeated unchanged and may succeed. */
  readonly retriable?: boolean;
  readonly provider?: ProviderWords;
}

/**
 * The one error type that crosses a boundary of Cuadra: a stable code to decide by, a message in
 * Spanish that says what to do, and the cause kept for the log. Never put a secret in `params`.
 */
export class CuadraError extends Error {
  override readonly name = 'CuadraError';
  readonly code: ErrorCode;
  readonly params: MessageParams;
  readonly field: string | undefined;
  readonly retriable: boolean;
  readonly provider: ProviderWords | undefined;

  constructor(code: ErrorCode, options: CuadraErrorOptions = {}) {
    super(
      translate(`error.${code}`, options.params),
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.code = code;
    this.params = options.params ?? {};
    this.field = options.field;
    this.retriable = options.retriable ?? false;
    this.provider = options.provider;
  }

  /** The message in the reader's language. */
  localized(locale: Locale): string {
    return translate(`error.${this.code}`, this.params, locale);
  }
}

/** Narrowing helper for `catch`. */
export function isCuadraError(error: unknown, code?: ErrorCode): error is CuadraError {
  return error instanceof CuadraError && (code === undefined || error.code === code);
}
