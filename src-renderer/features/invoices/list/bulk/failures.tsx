/** The invoices that an action could not be done on, each with why and the way to it. */
import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { BulkResult } from '#contract/bulk.ts';
import * as words from '#i18n/catalog/window/invoices.ts';
import { api } from '../../../../app/connection/query.ts';
import { useWords } from '../../../../i18n/words.ts';
import classes from './bulk.module.css';

const PAGE = 100;

interface FailuresProps {
  readonly result: BulkResult;
  readonly onOpen: (invoiceId: string) => void;
}

export function Failures({ result, onOpen }: FailuresProps) {
  const t = useWords(words);
  const more = useInfiniteQuery({
    ...api.bulk.failures.infiniteOptions({
      input: (cursor: string | undefined) => ({
        jobId: result.jobId,
        limit: PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.nextCursor,
    }),
  });
  const failed = more.data?.pages.flatMap((page) => page.rows) ?? result.failed;
  return (
    <ul className={classes['failures']} aria-label={t('invoices.bulk.failures')}>
      {failed.map((failure) => (
        <li key={failure.invoiceId}>
          <button type="button" onClick={() => onOpen(failure.invoiceId)}>
            {failure.label}
          </button>
          <span>
            {failure.message} <span className="mono soft">{failure.code}</span>
          </span>
        </li>
      ))}
      {more.hasNextPage && (
        <li>
          <Button size="compact-xs" variant="subtle" onClick={() => void more.fetchNextPage()}>
            {t('invoices.bulk.moreFailures')}
          </Button>
        </li>
      )}
    </ul>
  );
}
