/** The logo: dropped or chosen, looked at, taken away. It is saved with the rest of the form. */
import { Button, Input } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Company } from '#contract/companies.ts';
import * as common from '#i18n/catalog/window/common.ts';
import * as words from '#i18n/catalog/window/companies.ts';
import { api } from '../../app/connection/query.ts';
import { useWords } from '../../i18n/words.ts';
import { FileDrop } from '../../ui/fields/file-drop.tsx';
import { toBase64 } from '../../ui/fields/files.ts';
import type { LogoChange } from './company-form.ts';
import classes from './companies.module.css';

const LIMIT_BYTES = 1024 * 1024;

interface LogoFieldProps {
  readonly company: Company | undefined;
  readonly change: LogoChange | undefined;
  readonly onChange: (change: LogoChange | undefined) => void;
}

export function LogoField({ company, change, onChange }: LogoFieldProps) {
  const t = useWords(words);
  const c = useWords(common);
  const [refused, setRefused] = useState(false);
  const { data: kept } = useQuery({
    ...api.companies.logo.queryOptions({ input: { id: company?.id ?? '' } }),
    enabled: company?.hasLogo === true,
  });
  const shown =
    change === undefined
      ? company?.hasLogo === true && kept !== undefined && kept !== null
        ? `data:${kept.contentType};base64,${kept.imageBase64}`
        : undefined
      : change === null
        ? undefined
        : `data:${change.contentType};base64,${change.base64}`;

  const take = async (files: readonly File[]): Promise<void> => {
    const [file] = files;
    if (file === undefined) return;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const contentType = kindOf(bytes);
    setRefused(contentType === undefined);
    if (contentType !== undefined) onChange({ base64: toBase64(bytes), contentType });
  };
  return (
    <Input.Wrapper
      size="xs"
      label={`${t('companies.logo')} (${c('common.optional')})`}
      labelElement="div"
      error={refused ? t('companies.logo.refused') : undefined}
    >
      {shown === undefined ? (
        <FileDrop
          kinds={['.png', '.jpg', '.jpeg']}
          maxBytes={LIMIT_BYTES}
          label={t('companies.logo.drop')}
          hint={t('companies.logo.hint')}
          onFiles={(files) => void take(files)}
        />
      ) : (
        <div className={classes['logo']}>
          <span className={classes['paper']}>
            <img src={shown} alt={t('companies.logo.alt')} />
          </span>
          <Button
            variant="subtle"
            size="compact-xs"
            onClick={() => onChange(company?.hasLogo === true ? null : undefined)}
          >
            {c('common.remove')}
          </Button>
        </div>
      )}
    </Input.Wrapper>
  );
}

/** By the first bytes, not by the name: the printer embeds PNG and JPEG only. */
function kindOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47) return 'image/png';
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff ? 'image/jpeg' : undefined;
}
