/** Words of payment gateways and of their accounts. */
export const es = {
  'gateway.credential.secret-key': 'Clave secreta (empieza con sk_ o rk_)',
  'gateway.credential.access-token': 'Access token (empieza con APP_USR- o TEST-)',
  'gateway.webhook.signing-secret': 'Secreto de firma del webhook (empieza con whsec_)',
  'gateway.credential.conekta-private-key': 'Llave privada (empieza con key_)',
  'gateway.webhook.conekta-public-key': 'Llave pública de los webhooks (PEM)',
  'gateway.credential.client-id': 'Client ID de la aplicación',
  'gateway.credential.client-secret': 'Secret de la aplicación',
  'gateway.webhook.paypal-webhook-id': 'ID del webhook (lo da PayPal al registrarlo)',
  'gateway.webhook.mercadopago-secret': 'Clave secreta de las notificaciones (Tus integraciones › Webhooks)',
  'gateway.credential.openpay-merchant-id': 'ID de comercio',
  'gateway.credential.openpay-private-key': 'Llave privada (empieza con sk_)',
  'gateway.webhook.openpay-user-password': 'Usuario y contraseña del webhook (usuario:contraseña)',
  'gateway.credential.clabe': 'CLABE de la empresa en este banco (18 dígitos)',
  'gateway.credential.beneficiary': 'Beneficiario, como lo muestra el banco',
};

export const en: Record<keyof typeof es, string> = {
  'gateway.credential.secret-key': 'Secret key (begins with sk_ or rk_)',
  'gateway.credential.access-token': 'Access token (begins with APP_USR- or TEST-)',
  'gateway.webhook.signing-secret': "Webhook's signing secret (begins with whsec_)",
  'gateway.credential.conekta-private-key': 'Private key (begins with key_)',
  'gateway.webhook.conekta-public-key': 'Public key of the webhooks (PEM)',
  'gateway.credential.client-id': 'Client ID of the application',
  'gateway.credential.client-secret': 'Secret of the application',
  'gateway.webhook.paypal-webhook-id': 'Webhook ID (PayPal gives it at registration)',
  'gateway.webhook.mercadopago-secret': 'Secret key of the notifications (Tus integraciones › Webhooks)',
  'gateway.credential.openpay-merchant-id': 'Merchant ID',
  'gateway.credential.openpay-private-key': 'Private key (begins with sk_)',
  'gateway.webhook.openpay-user-password': 'User and password of the webhook (user:password)',
  'gateway.credential.clabe': 'The company’s CLABE at this bank (18 digits)',
  'gateway.credential.beneficiary': 'Beneficiary, as the bank shows it',
};
