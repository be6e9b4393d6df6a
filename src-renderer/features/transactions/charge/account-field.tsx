/** The account that charges; whether it is for tests or for real money cannot be overlooked. */
import { Badge, Group, Select } from '@mantine/core';
import * as words from '#i18n/catalog/window/charge.ts';
import { useWords } from '../../../i18n/words.ts';
import type { ChargeForm } from './use-charge.ts';
import { Note, ProviderWords } from '../../../ui/form/note.tsx';

export function AccountField({ form }: { form: ChargeForm }) {
  const t = useWords(words);
  const { accounts = [], model, change } = form;
  const { account } = model;
  const gateway = account?.gateway;
  return (
    <>
      <Select
        label={
          <Group gap={8} component="span" display="inline-flex">
            {t('charge.account')}
            {gateway !== undefined && (
              <Badge
                size="sm"
                radius="sm"
                tt="none"
                variant="light"
                color={gateway.environment === 'test' ? 'yellow' : 'teal'}
              >
                {t(`charge.environment.${gateway.environment}`)}
              </Badge>
            )}
          </Group>
        }
        data={accounts.map(({ gateway: { id, name, displayName } }) => ({
          value: id,
          label: name === displayName ? name : `${name} · ${displayName}`,
        }))}
        value={gateway?.id ?? null}
        allowDeselect={false}
        onChange={(id) => id !== null && change({ gatewayId: id })}
      />
      {gateway?.problem !== undefined && (
        <Note tone="waiting">
          {gateway.problem.message} <ProviderWords words={gateway.problem.words} />
        </Note>
      )}
    </>
  );
}
