/** Providers and accounts as the screens see them: credentials go in and never come out. */
import { credentialFields, type PacDeclaration } from '#connectors/pac/types.ts';
import type { PacConfig, PacProviderView } from '#contract/stamping.ts';
import type { Db } from '#db/types.ts';
import { hasMessage, translate, type Locale } from '#i18n/index.ts';
import type { PacConnections } from './connections.ts';
import { consentView } from './ready.ts';
import type { PacConfigRow } from './tables.ts';
import { wordsOf } from './words.ts';

export function configView(
  db: Db,
  connections: Pick<PacConnections, 'displayNameOf'>,
  row: PacConfigRow,
  locale: Locale,
): PacConfig {
  const displayName = inWords(connections.displayNameOf(row.provider), locale);
  const csd = consentView(db, row.id);
  const { problem, problemCode, problemMessage, problemAtUtc, blockedUntilUtc, lastOkAtUtc, ...rest } = row;
  const { credits, creditsAtUtc, archivedAtUtc: _archivedAtUtc, ...shown } = rest;
  return {
    ...shown,
    displayName,
    ...(lastOkAtUtc === null ? {} : { lastOkAtUtc }),
    ...(csd === undefined ? {} : { csd }),
    ...(credits === null || creditsAtUtc === null
      ? {}
      : { balance: { credits: credits === 'unlimited' ? credits : Number(credits), atUtc: creditsAtUtc } }),
    ...(problem === null || problemAtUtc === null
      ? {}
      : {
          problem: {
            kind: problem,
            message: translate(`stamping.problem.${problem}`, { provider: displayName }, locale),
            words: wordsOf(row.provider, problemCode, problemMessage),
            atUtc: problemAtUtc,
            ...(blockedUntilUtc === null ? {} : { blockedUntilUtc }),
          },
        }),
  };
}

export function providerView(declaration: PacDeclaration, locale: Locale): PacProviderView {
  const { id, displayName, environments, website, capabilities, hintKey } = declaration;
  return {
    id,
    displayName: inWords(displayName, locale),
    environments: [...environments],
    ...(website === undefined ? {} : { website }),
    ...(hintKey === undefined ? {} : { hint: translate(hintKey, {}, locale) }),
    sealing: capabilities.sealing,
    status: capabilities.status,
    balance: capabilities.balance,
    credentialFields: credentialFields(declaration).map(({ name, labelKey, secret, required }) => ({
      name,
      label: translate(labelKey, {}, locale),
      secret,
      required,
    })),
  };
}

/** A provider's name as it is shown. */
function inWords(displayName: string, locale: Locale): string {
  return hasMessage(displayName) ? translate(displayName, {}, locale) : displayName;
}
