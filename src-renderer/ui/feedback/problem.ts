/** What went wrong, as a person reads it: what happened and what to do, with the provider's own words beside it. */
import { ORPCError } from '@orpc/client';
import { wordsOf } from '../../i18n/words.ts';
import * as common from '#i18n/catalog/window/common.ts';

export interface Problem {
  /** Stable, shown small at the end and copied for support. */
  readonly code: string;
  readonly message: string;
  readonly field?: string | undefined;
  readonly retriable: boolean;
  readonly provider?: { readonly provider: string; readonly code?: string; readonly message?: string } | undefined;
}

/** Turns whatever a call threw into a problem; a lost connection says so. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ORPCError && error.code === 'CUADRA') {
    const data = error.data as Problem;
    return { ...data, retriable: data.retriable ?? false };
  }
  const t = wordsOf(common);
  if (error instanceof ORPCError && error.code === 'UNAUTHORIZED') {
    return { code: 'UNAUTHORIZED', message: t('common.problem.unauthorized'), retriable: false };
  }
  // A fetch or a port that fails before there is an answer.
  if (error instanceof TypeError || (error instanceof ORPCError && error.status >= 500)) {
    return { code: 'NO_CONNECTION', message: t('common.problem.noConnection'), retriable: true };
  }
  const detail = error instanceof Error ? error.message : String(error);
  return { code: 'UNEXPECTED', message: t('common.problem.unexpected', { detail }), retriable: false };
}

/** What `copy details` puts on the clipboard. */
export function problemText({ code, message, field, provider }: Problem): string {
  const words = provider === undefined ? [] : [provider.provider, provider.code, provider.message].filter(Boolean);
  return [
    message,
    `[${code}]${field === undefined ? '' : ` ${field}`}`,
    ...(words.length > 0 ? [words.join(' · ')] : []),
  ].join('\n');
}
