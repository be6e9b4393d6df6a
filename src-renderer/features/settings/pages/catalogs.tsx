/** SAT's catalogs. */
import * as words from '#i18n/catalog/window/catalog-pack.ts';
import { useWords } from '../../../i18n/words.ts';
import { CatalogPack } from '../../catalogs/catalog-pack.tsx';
import { SettingsPage } from '../settings-page.tsx';

export default function CatalogsPage() {
  const t = useWords(words);
  return (
    <SettingsPage title={t('catalogPack.title')} lead={t('catalogPack.lead')}>
      <CatalogPack />
    </SettingsPage>
  );
}
