/** Words of payment gateways and of their accounts. */
export const es = {
  'gateway.credential.secret-key': 'Clave secreta (empieza con sk_ o rk_)',
  'gateway.webhook.signing-secret': 'Secreto de firma del webhook (empieza con whsec_)',
};

export const en: Record<keyof typeof es, string> = {
  'gateway.credential.secret-key': 'Secret key (begins with sk_ or rk_)',
  'gateway.webhook.signing-secret': "Webhook's signing secret (begins with whsec_)",
};
