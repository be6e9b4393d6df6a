/** Gateways as the contract shows them, in the reader's words. */
import { credentialFields, type CredentialField } from '#connectors/credentials.ts';
import type { BankDeclaration, GatewayDeclaration, MethodDeclaration } from '#connectors/gateway/types.ts';
import type { Gateway, GatewayProviderView } from '#contract/gateways.ts';
import { hasMessage, translate, type Locale } from '#i18n/index.ts';
import type { GatewayRow } from './tables.ts';

/** A name as it is shown: a brand, or words of ours. */
export function inWords(displayName: string, locale: Locale): string {
  return hasMessage(displayName) ? translate(displayName, {}, locale) : displayName;
}

export function toView(row: GatewayRow, displayName: string, locale: Locale): Gateway {
  const { problem, problemCode, problemMessage, problemAtUtc, lastOkAtUtc, webhookId: _id, webhookUrl, ...shown } = row;
  const provider = inWords(displayName, locale);
  return {
    ...shown,
    displayName: provider,
    ...(lastOkAtUtc === null ? {} : { lastOkAtUtc }),
    ...(webhookUrl === null ? {} : { webhookUrl }),
    ...(problem === null || problemAtUtc === null
      ? {}
      : {
          problem: {
            kind: problem,
            message: translate(`gateways.problem.${problem}`, { provider }, locale),
            words: {
              provider: row.provider,
              ...(problemCode === null ? {} : { code: problemCode }),
              ...(problemMessage === null ? {} : { message: problemMessage }),
            },
            atUtc: problemAtUtc,
          },
        }),
  };
}

export function providerView(declaration: GatewayDeclaration, locale: Locale): GatewayProviderView {
  const { id, kind, environments, website, capabilities, currencies, methods, webhook, bank } = declaration;
  return {
    id,
    kind,
    displayName: inWords(declaration.displayName, locale),
    ...(website === undefined ? {} : { website }),
    environments: [...environments],
    currencies: [...currencies],
    methods: methods.map(methodView),
    capabilities: capabilitiesView(capabilities),
    ...(bank === undefined ? {} : { bank: bankView(bank) }),
    ...(webhook === undefined
      ? {}
      : {
          webhook: {
            verification: webhook.verification,
            secretLabel: translate(webhook.secretKey, {}, locale),
            secretHasLines: webhook.secretHasLines === true,
          },
        }),
    credentialFields: credentialFields(declaration).map((field) => fieldView(field, locale)),
  };
}

function capabilitiesView({
  linkPayer = [],
  linkOffers = [],
  ...capabilities
}: GatewayDeclaration['capabilities']): GatewayProviderView['capabilities'] {
  const { capture, cancel, refund, paymentLink, payouts, webhookRegistration, confirmedBy } = capabilities;
  return {
    capture,
    cancel,
    refund,
    paymentLink,
    payouts,
    webhookRegistration,
    confirmedBy: [...confirmedBy],
    linkPayer: [...linkPayer],
    linkOffers: [...linkOffers],
  };
}

/** The row's own fields only: what is declared beside them is no part of the answer. */
function bankView({ abmCode, api, otherGateway, statement, cep }: BankDeclaration): GatewayProviderView['bank'] {
  return { abmCode, api, statement, cep, ...(otherGateway === undefined ? {} : { otherGateway }) };
}

function methodView({ expiry, ...method }: MethodDeclaration): GatewayProviderView['methods'][number] {
  return {
    ...method,
    currencies: [...method.currencies],
    by: [...method.by],
    payer: [...method.payer],
    msi: [...method.msi],
    limits: Object.fromEntries(Object.entries(method.limits).map(([currency, limit]) => [currency, limit])),
    ...(expiry === undefined ? {} : { expiry }),
  };
}

function fieldView(
  { labelKey, ...field }: CredentialField,
  locale: Locale,
): GatewayProviderView['credentialFields'][number] {
  return { ...field, label: translate(labelKey, {}, locale) };
}
