/** How an import treats what is not ours and what does not hold. */
import { Checkbox, Radio, Stack } from '@mantine/core';
import * as words from '#i18n/catalog/window/cfdi-imports.ts';
import { useCompany } from '../../app/company.tsx';
import { useWords } from '../../i18n/words.ts';
import type { Options } from './uploader.ts';
import classes from './cfdi-imports.module.css';

export interface Asked {
  readonly scope: 'all' | 'one';
  readonly keepForeign: boolean;
  readonly keepInvalid: boolean;
}

export const NOTHING_ASKED: Asked = { scope: 'all', keepForeign: false, keepInvalid: false };

/** As the engine is asked: to keep what is of others, it must be said beside which company. */
export function toOptions({ scope, keepForeign, keepInvalid }: Asked, companyId: string): Options {
  return scope === 'one' ? { companyId, keepForeign, keepInvalid } : { keepInvalid };
}

export function OptionFields({ asked, onChange }: { asked: Asked; onChange: (asked: Asked) => void }) {
  const t = useWords(words);
  const { company } = useCompany();
  const name = company.tradeName ?? company.legalName;
  const isOne = asked.scope === 'one';
  return (
    <div className={classes['options']}>
      <Radio.Group
        label={t('cfdiImports.scope')}
        value={asked.scope}
        onChange={(scope) => onChange({ ...asked, scope })}
      >
        <Stack gap={6} mt={6}>
          <Radio value="all" label={t('cfdiImports.scope.all')} />
          <Radio value="one" label={t('cfdiImports.scope.one', { name })} />
        </Stack>
      </Radio.Group>
      <Stack gap={8}>
        <Checkbox
          label={t('cfdiImports.keepInvalid')}
          description={t('cfdiImports.keepInvalidHint')}
          checked={asked.keepInvalid}
          onChange={(event) => onChange({ ...asked, keepInvalid: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('cfdiImports.keepForeign', { name })}
          description={t(isOne ? 'cfdiImports.keepForeignHint' : 'cfdiImports.keepForeignOnlyOne')}
          disabled={!isOne}
          checked={isOne && asked.keepForeign}
          onChange={(event) => onChange({ ...asked, keepForeign: event.currentTarget.checked })}
        />
      </Stack>
    </div>
  );
}
