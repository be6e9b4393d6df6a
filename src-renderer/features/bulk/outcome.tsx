/** What came of work on many invoices: how many, which ones did not work and why, and its file. */
import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import * as words from '#i18n/catalog/window/jobs.ts';
import { client } from '../../app/connection/link.ts';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { reportProblem } from '../../ui/feedback/report.ts';
import { showDone } from '../../ui/feedback/toasts.tsx';
import { saveBulkFile } from './download.ts';

export function BulkOutcome({ jobId }: { jobId: string }) {
  const t = useWords(words);
  const formats = useFormats();
  const [saving, setSaving] = useState(false);
  const { data: result } = useQuery(api.bulk.result.queryOptions({ input: { jobId } }));
  if (result === undefined) return null;
  const { file } = result;
  return (
    <Stack gap="sm">
      <Group gap="lg">
        <Text className="tabular">{t('jobs.bulk.done', { count: result.done })}</Text>
        {result.failedCount > 0 && (
          <Text className="tabular" c="var(--danger)">
            {t('jobs.bulk.failed', { count: result.failedCount })}
          </Text>
        )}
        {result.skipped > 0 && (
          <Text className="tabular soft">{t('jobs.bulk.skipped', { count: result.skipped })}</Text>
        )}
      </Group>
      {file !== undefined && (
        <Alert variant="light" color="teal">
          <Group justify="space-between">
            <Button
              loading={saving}
              leftSection={<IconDownload size={14} />}
              onClick={() => {
                setSaving(true);
                saveBulkFile(jobId, file)
                  .catch(reportProblem)
                  .finally(() => setSaving(false));
              }}
            >
              {t('jobs.bulk.download', { name: file.name })}
            </Button>
            <Text className="soft tabular">{formats.bytes(file.bytes)}</Text>
          </Group>
          <Text className="soft" size="xs" mt={4}>
            {t('jobs.bulk.gone', { when: formats.day(file.expiresAtUtc) })}
          </Text>
        </Alert>
      )}
      {result.undoable > 0 && (
        <Button
          variant="default"
          onClick={() => {
            client.bulk
              .undo({ jobId })
              .then(() => showDone(t('jobs.bulk.undone')))
              .catch(reportProblem);
          }}
        >
          {t('jobs.bulk.undo')}
        </Button>
      )}
      {result.failed.length > 0 && (
        <Table verticalSpacing={4} fz="xs">
          <Table.Tbody>
            {result.failed.map((failure) => (
              <Table.Tr key={failure.invoiceId}>
                <Table.Td valign="top">
                  <Link href={`/invoices/${failure.invoiceId}`}>{failure.label}</Link>
                </Table.Td>
                <Table.Td>
                  {failure.message} <span className="mono soft">{failure.code}</span>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Stack>
  );
}
