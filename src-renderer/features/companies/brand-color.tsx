/** The accent of the printed document: a few quiet ones to choose from, or any other. */
import { ColorInput, type ColorInputProps } from '@mantine/core';
import * as words from '#i18n/catalog/window/companies.ts';
import { useWords } from '../../i18n/words.ts';

const SWATCHES = ['#0f6e6e', '#1f4e79', '#3d5a80', '#5b3a8c', '#8c2f39', '#9a5b13', '#2e6b34', '#3d3a36'];

interface BrandColorProps extends Pick<ColorInputProps, 'error'> {
  /** `#rrggbb`, or ''. */
  readonly value: string;
  readonly onChange: (color: string) => void;
}

export function BrandColor({ value, onChange, error }: BrandColorProps) {
  const t = useWords(words);
  return (
    <ColorInput
      size="xs"
      label={t('companies.color')}
      description={t('companies.color.hint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder="#0f6e6e"
      format="hex"
      fixOnBlur
      withEyeDropper={false}
      swatches={SWATCHES}
      value={value}
      onChange={onChange}
      error={error}
    />
  );
}
