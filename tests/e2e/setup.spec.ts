/** The first run: from an empty desk to the first invoice, and everything that may stand in the way. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSmtpSink } from '../../src-main/platform/smtp-sink.ts';
import { makeCertificate, startServer } from '../mail/servers.ts';
import { drawConstancia, LEGAL, pdfOf } from '../support/constancia.ts';
import { COMPANY, csdFiles, makeCompany, makeVault, PASSPHRASE } from './support/first-run.ts';
import { expect, test } from './support/fixtures.ts';

const KEYCHAIN_ABSENT = /422/;

test('a newcomer reaches the first invoice @web', async ({ emptyApp, emptyDesk, axe }) => {
  // The whole way in one go.
  test.setTimeout(90_000);
  const { page } = emptyApp;
  emptyApp.allow(KEYCHAIN_ABSENT);
  const sink = await startSmtpSink({ dir: await mkdtemp(join(tmpdir(), 'cuadra-e2e-sink-')) });
  try {
    await expect(page.getByRole('heading', { name: 'Primero, una llave' })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    // There is no keychain here: the wizard says so and asks for a passphrase, with the focus in its field.
    await expect(page.getByText('Aquí no hay llavero del sistema')).toBeVisible();
    await expect(page.getByLabel('Frase de contraseña nueva')).toBeFocused();
    await page.keyboard.type(PASSPHRASE);
    await page.getByLabel('Otra vez, para comprobarla').fill(PASSPHRASE);
    await page.keyboard.press('Control+Enter');

    await expect(page.getByRole('heading', { name: 'Guarda la clave de recuperación' })).toBeVisible();
    const groups = await page.getByRole('region', { name: 'Clave de recuperación' }).getByRole('listitem').all();
    expect(groups).toHaveLength(9);
    const proceed = page.getByRole('button', { name: 'Continuar' });
    await expect(proceed).toBeDisabled();
    await page.getByLabel('La guardé en un lugar seguro').check();
    await page.getByLabel('Escribe su último grupo').fill('0000');
    await expect(page.getByText('No es el último grupo de la clave.')).toBeVisible();
    await expect(proceed).toBeDisabled();
    await page.getByLabel('Escribe su último grupo').fill((await groups.at(-1)?.textContent()) ?? '');
    await page.keyboard.press('Control+Enter');

    await expect(page.getByRole('heading', { name: 'La empresa que factura' })).toBeVisible();
    const pdf = await pdfOf((sheet) => drawConstancia(LEGAL, sheet));
    await page
      .getByLabel('Suelta aquí la Constancia')
      .setInputFiles({ name: 'constancia.pdf', mimeType: 'application/pdf', buffer: pdf });
    await expect(page.getByText(/^Constancia leída/)).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'RFC' })).toHaveValue(LEGAL.rfc);
    await expect(page.getByRole('textbox', { name: 'Código postal fiscal' })).toHaveValue('37000');
    await axe(page);
    await page.keyboard.press('Control+Enter');

    await expect(page.getByRole('heading', { name: 'El certificado que sella' })).toBeVisible();
    // Who closes the window and comes back goes on where something is missing.
    await page.reload();
    await expect(page.getByRole('heading', { name: 'El certificado que sella' })).toBeVisible();
    await page.getByRole('button', { name: 'Usar uno de demostración' }).click();

    await expect(page.getByRole('heading', { name: 'Series y folios' })).toBeVisible();
    await page.getByLabel('Siguiente folio de A').fill('1201');
    await page.keyboard.press('Control+Enter');

    await expect(page.getByRole('heading', { name: 'El PAC que timbra' })).toBeVisible();
    await page.getByRole('button', { name: 'Usar el de demostración' }).click();
    await expect(page.getByText('contestó bien: la cuenta se puede usar')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Continuar/ })).toBeEnabled();
    await page.keyboard.press('Control+Enter');

    await expect(page.getByRole('heading', { name: 'El correo que entrega' })).toBeVisible();
    await page.getByRole('textbox', { name: 'Servidor de salida' }).fill('127.0.0.1');
    await page.getByRole('textbox', { name: 'Puerto' }).fill(String(sink.port));
    await page.getByRole('combobox', { name: 'Seguridad' }).click();
    await page.getByRole('option', { name: 'Sin cifrar' }).click();
    await page.getByRole('textbox', { name: 'Dirección de quien envía' }).fill('facturas@kemper.mx');
    await page.getByRole('button', { name: 'Probar conexión' }).click();
    await expect(page.getByText('El servidor aceptó la cuenta')).toBeVisible();
    await page.keyboard.press('Control+Enter');

    await expect(page.getByRole('heading', { name: 'Catálogos del SAT' })).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('heading', { name: 'Listo para facturar' })).toBeVisible();
    await expect(page.getByText('SIN VALIDEZ FISCAL').first()).toBeVisible();
    await page.keyboard.press('Control+Enter');
    await expect(page).toHaveURL(/#\/invoices\/new$/);
    await expect(page.getByText('DEMOSTRACIÓN', { exact: true })).toBeVisible();
  } finally {
    await sink.close();
  }
  const [company] = (await emptyDesk.client.companies.list({})).rows;
  expect(company?.rfc).toBe(LEGAL.rfc);
  const series = await emptyDesk.client.companies.listSeries({ companyId: company?.id ?? '' });
  expect(series.find(({ type }) => type === 'I')?.nextFolio).toBe(1201);
});

test('says of a company what SAT would refuse while it is written @web', async ({ emptyApp, emptyDesk, shoot }) => {
  const { page } = emptyApp;
  await makeVault(emptyDesk.client);
  await page.reload();
  const rfc = page.getByRole('textbox', { name: 'RFC' });
  await rfc.fill('EKU9013173C9');
  await rfc.blur();
  await expect(page.getByText('No tiene la forma de un RFC')).toBeVisible();
  await rfc.fill('xaxx010101000');
  await rfc.blur();
  await expect(page.getByText('Es un RFC genérico')).toBeVisible();
  await rfc.fill('eku-900317 3c9');
  await rfc.blur();
  await expect(rfc).toHaveValue(COMPANY.rfc);
  await expect(page.getByText('Persona moral', { exact: true })).toBeVisible();
  await page.getByRole('textbox', { name: 'Nombre o razón social' }).fill('Escuela Kemper Urgate, S.A. de C.V.');
  await page.getByRole('button', { name: 'Usar «ESCUELA KEMPER URGATE»' }).click();
  // Only regimes of its kind of person are offered.
  await page.getByRole('combobox', { name: 'Régimen fiscal' }).click();
  await expect(page.getByRole('option', { name: /^601/ })).toBeVisible();
  await expect(page.getByRole('option', { name: /^606/ })).toHaveCount(0);
  await page.getByRole('option', { name: /^601/ }).click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Son cinco números')).toBeVisible();
  await shoot(page, 'setup-company');
  await page.getByRole('textbox', { name: 'Código postal fiscal' }).fill(COMPANY.postalCode);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'El certificado que sella' })).toBeVisible();
  expect((await emptyDesk.client.companies.list({})).rows[0]).toMatchObject(COMPANY);
});

test('judges the files of a CSD as they come @web', async ({ emptyApp, emptyDesk, axe, shoot }) => {
  const { page } = emptyApp;
  const [own, other] = await Promise.all([
    csdFiles(COMPANY.rfc, COMPANY.legalName),
    csdFiles('URE180429TM6', 'UNIVERSIDAD ROBOTICA'),
  ]);
  await makeCompany(emptyDesk.client);
  await page.reload();
  const drop = page.getByLabel(/^Suelta (aquí|el archivo)/);
  const checks = page.getByRole('list', { name: 'Revisión del CSD' });
  await drop.setInputFiles(other.cer);
  await expect(checks).toContainText('Es de otro RFC');
  await expect(checks).toContainText('Elige el CSD de esta empresa');
  await drop.setInputFiles(own.key);
  await drop.setInputFiles(own.cer);
  await expect(checks).toContainText(`Es de ${COMPANY.rfc}`);
  await expect(checks).toContainText('escribe su contraseña');
  const proceed = page.getByRole('button', { name: 'Continuar' });
  await page.getByLabel('Contraseña de la llave privada').fill('no es esta');
  await expect(checks).toContainText('La contraseña no es correcta');
  await expect(proceed).toBeDisabled();
  await axe(page);
  await shoot(page, 'setup-csd');
  await page.getByLabel('Contraseña de la llave privada').fill(own.password);
  await expect(checks).toContainText('La llave corresponde al certificado');
  await expect(checks).toContainText('La contraseña es correcta');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: 'Series y folios' })).toBeVisible();
});

test('shows a mail server’s certificate before it is trusted @web', async ({ emptyApp, emptyDesk }) => {
  const { page } = emptyApp;
  emptyApp.allow(/422/);
  const { cert, key } = makeCertificate({ name: 'localhost', names: ['localhost'] });
  const server = await startServer({ secure: true, cert, key });
  try {
    const companyId = await makeCompany(emptyDesk.client);
    await emptyDesk.client.csds.addDemo({ companyId });
    await emptyDesk.client.stamping.configurePac({ companyId, provider: 'demo', environment: 'demo', credentials: {} });
    await page.reload();
    await expect(page.getByRole('heading', { name: 'El correo que entrega' })).toBeVisible();
    await page.getByText('Gmail', { exact: true }).click();
    await expect(page.getByRole('textbox', { name: 'Servidor de salida' })).toHaveValue('smtp.gmail.com');
    await page.getByText('Otro', { exact: true }).click();
    await page.getByRole('textbox', { name: 'Servidor de salida' }).fill('localhost');
    await page.getByRole('textbox', { name: 'Puerto' }).fill(String(server.port));
    await page.getByRole('textbox', { name: 'Dirección de quien envía' }).fill('facturas@kemper.mx');
    await page.getByRole('button', { name: 'Probar conexión' }).click();
    await expect(page.getByRole('alert')).toContainText('no es de confianza');
    await page.getByRole('button', { name: 'Ver el certificado del servidor' }).click();
    await expect(page.getByText('Huella SHA-256')).toBeVisible();
    await page.getByRole('button', { name: /confiar en él/ }).click();
    await page.getByRole('button', { name: 'Probar conexión' }).click();
    await expect(page.getByText('El servidor aceptó la cuenta')).toBeVisible();
  } finally {
    await server.close();
  }
});

test('offers another recovery key when nobody proved that the first was kept @web', async ({
  emptyApp,
  emptyDesk,
  axe,
}) => {
  const { page } = emptyApp;
  await emptyDesk.client.vault.setUp({ passphrase: PASSPHRASE });
  await page.reload();
  await expect(page.getByRole('heading', { name: '¿Se guardó la clave de recuperación?' })).toBeVisible();
  await axe(page);
  await page.getByRole('button', { name: 'Crear otra clave' }).click();
  await expect(page.getByRole('heading', { name: 'Guarda la clave de recuperación' })).toBeVisible();
});

test('speaks English, and every step that may wait says what will not work @web', async ({
  emptyApp,
  emptyDesk,
  axe,
  shoot,
}) => {
  const { page } = emptyApp;
  await makeCompany(emptyDesk.client);
  await page.reload();
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { name: 'The certificate that seals' })).toBeVisible();
  await expect(page.getByText('Without a CSD nothing can be sealed')).toBeVisible();
  await page.getByRole('button', { name: 'Later', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Series and folios' })).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('Without a PAC invoices are sealed')).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark' });
  await axe(page);
  await page.getByRole('button', { name: 'Later', exact: true }).click();
  await expect(page.getByText('Without mail the files')).toBeVisible();
  await axe(page);
  await page.getByRole('button', { name: 'Later', exact: true }).click();
  await page.getByRole('button', { name: 'Go on without them' }).click();
  await expect(page.getByRole('heading', { name: 'Nearly ready' })).toBeVisible();
  await axe(page);
  await page.emulateMedia({ colorScheme: null });
  await shoot(page, 'setup-done');
  // What was left is still a step away.
  await page
    .getByRole('navigation', { name: 'First steps' })
    .getByRole('button', { name: /Certificate/ })
    .click();
  await expect(page.getByRole('heading', { name: 'The certificate that seals' })).toBeVisible();
  await page.getByRole('button', { name: 'Go on later' }).click();
  await expect(page.getByRole('navigation', { name: 'Sections' })).toBeVisible();
});
