/** A company's own Constancia de Situación Fiscal: dropped, read, and its data written into the form to be confirmed. */
import { Button, Group, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ConstanciaView } from '#contract/constancia.ts';
import * as words from '#i18n/catalog/window/companies.ts';
import { useDropped } from '../../app/dropped.ts';
import { api } from '../../app/connection/query.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { FileDrop } from '../../ui/fields/file-drop.tsx';
import { readFile } from '../../ui/fields/files.ts';
import { Note, ProblemNote } from '../../ui/form/note.tsx';
import type { CompanyForm } from './company-form.ts';
import classes from './companies.module.css';

const LIMIT_BYTES = 5_000_000;

interface ConstanciaDropProps {
  readonly of: CompanyForm;
  /** Of the company that is changed: a constancia of somebody else is not written over it. */
  readonly expectedRfc?: string;
}

export function ConstanciaDrop({ of: { form }, expectedRfc }: ConstanciaDropProps) {
  const t = useWords(words);
  const read = useMutation({
    ...api.clients.readConstancia.mutationOptions(),
    onSuccess: (found) => {
      if (expectedRfc === undefined || found.rfc === expectedRfc) form.setValues(fromConstancia(found));
    },
  });
  const ofOther = expectedRfc !== undefined && read.data !== undefined && read.data.rfc !== expectedRfc;
  const take = async (files: readonly File[]): Promise<void> => {
    const [file] = files;
    if (file !== undefined) read.mutate({ file: await readFile(file) });
  };
  useDropped('constancia', (files) => void take(files));
  return (
    <div className={classes['stack']}>
      <FileDrop
        kinds={['.pdf']}
        maxBytes={LIMIT_BYTES}
        label={t(read.isPending ? 'companies.constancia.reading' : 'companies.constancia.drop')}
        hint={t('companies.constancia.hint')}
        onFiles={(files) => void take(files)}
      />
      <ProblemNote error={read.error} />
      {ofOther && (
        <Note tone="person" role="alert">
          {t('companies.constancia.other', { rfc: read.data?.rfc ?? '', expected: expectedRfc })}
        </Note>
      )}
      {read.data !== undefined && !ofOther && (
        <Read
          found={read.data}
          chosen={form.values.regimenFiscal}
          onRegimen={(key) => form.setFieldValue('regimenFiscal', key)}
        />
      )}
    </div>
  );
}

interface ReadProps {
  readonly found: ConstanciaView;
  readonly chosen: string;
  readonly onRegimen: (key: string) => void;
}

/** What it says of itself, what to look at, and which regime to invoice with where it has several. */
function Read({ found, chosen, onRegimen }: ReadProps) {
  const t = useWords(words);
  const formats = useFormats();
  const regimes = found.regimes.filter((regime) => regime.clave !== undefined);
  return (
    <Note
      tone={found.findings.length > 0 ? 'waiting' : 'settled'}
      role="status"
      title={t('companies.constancia.read', {
        date: found.issuedAt === undefined ? '' : formats.day(found.issuedAt),
        name: found.legalName,
      })}
    >
      <Text size="xs">{t('companies.constancia.confirm')}</Text>
      {found.findings.map((finding) => (
        <Text key={finding.code + finding.message} size="xs">
          {finding.message}
        </Text>
      ))}
      {regimes.length > 1 && (
        <>
          <Text size="xs" mt={4}>
            {t('companies.constancia.regimes')}
          </Text>
          <Group gap={4} mt={4}>
            {regimes.map((regime) => (
              <Button
                key={regime.clave}
                size="compact-xs"
                variant={regime.clave === chosen ? 'filled' : 'default'}
                aria-pressed={regime.clave === chosen}
                onClick={() => onRegimen(regime.clave ?? '')}
              >
                {regime.clave} {regime.name}
              </Button>
            ))}
          </Group>
        </>
      )}
    </Note>
  );
}

function fromConstancia(found: ConstanciaView): Record<string, string> {
  const { address } = found;
  const regimen = found.regimes.find((regime) => regime.clave !== undefined)?.clave;
  const lines =
    address === undefined
      ? []
      : [
          [address.street, address.exteriorNumber, address.interiorNumber].filter(Boolean).join(' '),
          address.neighbourhood,
          address.municipality ?? address.locality,
          address.state,
        ].filter((part) => part !== undefined && part !== '');
  return {
    rfc: found.rfc,
    legalName: found.legalName,
    ...(regimen === undefined ? {} : { regimenFiscal: regimen }),
    ...(found.postalCode === undefined ? {} : { postalCode: found.postalCode }),
    ...(found.tradeName === undefined ? {} : { tradeName: found.tradeName }),
    ...(lines.length === 0 ? {} : { address: lines.join(', ') }),
  };
}
