/** Words of the PAC connectors: what a refusal means beside the provider's own text. */
export const es = {
  'pac.credential.user': 'Usuario',
  'pac.credential.password': 'Contraseña',
  'pac.credential.token': 'Token que no vence (en lugar de usuario y contraseña)',
  'pac.credential.account': 'Nombre de la cuenta',
  'pac.credential.rfc': 'RFC dado de alta con el PAC (para consultar el saldo)',
  'pac.environment.demo': 'demostración (sin validez fiscal)',
  'pac.environment.test': 'pruebas (sin validez fiscal)',
  'pac.environment.production': 'producción',
  'pac.code.301':
    'El PAC no pudo leer el XML o su estructura no es la de Anexo 20. Revisa los complementos y la addenda.',
  'pac.code.302': 'El sello no corresponde al documento. Vuelve a sellarlo; si se repite, carga otra vez el CSD.',
  'pac.code.303': 'El CSD que selló no es del RFC emisor. Elige el CSD de la empresa que factura.',
  'pac.code.304': 'El CSD está revocado o caducado. Tramita uno nuevo en el SAT y cárgalo.',
  'pac.code.305': 'La fecha del comprobante está fuera de la vigencia del CSD. Usa un CSD vigente y vuelve a emitirlo.',
  'pac.code.306': 'El certificado que selló es una e.firma y no un CSD. Carga el CSD de la empresa.',
  'pac.code.307': 'El comprobante ya tenía timbre. Cuadra lo recupera solo.',
  'pac.code.308':
    'El PAC no reconoce a quien emitió el CSD. En pruebas usa el CSD de pruebas; en producción, el del SAT.',
  'pac.code.401':
    'La fecha del comprobante tiene más de 72 horas o está adelantada en la hora de su lugar de expedición. Vuelve a emitirlo con la fecha de hoy.',
  'pac.code.402':
    'El SAT no tiene al emisor en su lista de contribuyentes obligados (LCO) con este CSD. Un CSD nuevo tarda hasta 72 horas en aparecer; si ya pasó, revisa su situación en el SAT.',
  'pac.code.403': 'La fecha del comprobante es anterior a las que el SAT acepta. Corrígela.',
  'pac.code.705':
    'El PAC dice que la estructura del XML no es válida. Revisa complementos y addenda, y que ningún texto traiga «&amp;» escrito a mano.',
  'pac.code.707':
    'El comprobante que se envió ya trae un timbre y ningún PAC lo timbra. Quita ese timbre de los complementos y vuelve a emitirlo.',
  'pac.code.CFDI40106': 'El SAT dice que el CSD no es válido o está revocado. Tramita uno nuevo y cárgalo.',
  'pac.code.CFDI40138': 'El SAT no tiene registrado el RFC emisor. Revísalo en la constancia de situación fiscal.',
  'pac.code.CFDI40139':
    'El nombre del emisor no es el que el SAT tiene para su RFC. Cópialo de la constancia, en mayúsculas y sin régimen de capital.',
  'pac.code.CFDI40143':
    'El SAT no tiene registrado el RFC del receptor, o está cancelado. Pide al cliente su constancia.',
  'pac.code.CFDI40144': 'El SAT no tiene registrado el RFC del receptor. Pide al cliente su constancia.',
  'pac.code.CFDI40145':
    'El nombre del receptor no es el que el SAT tiene para su RFC. Cópialo de su constancia, en mayúsculas y sin régimen de capital.',
  'pac.code.CFDI40147': 'El SAT no tiene registrado el RFC del receptor. Pide al cliente su constancia.',
  'pac.code.CFDI40148':
    'El código postal del receptor no es el de su domicilio fiscal en el SAT. Cópialo de su constancia.',
  'pac.code.CFDI40158':
    'El régimen fiscal no corresponde a persona física o moral del receptor. Revísalo en su constancia.',
  'pac.code.CFDI40159': 'El receptor no tiene ese régimen fiscal en el SAT. Revísalo en su constancia.',
  'pac.code.CFDI40161': 'El uso del CFDI no se permite con el régimen fiscal del receptor. Elige otro uso.',
  'pac.code.other':
    'El PAC rechazó el comprobante con el código {{code}}. Su mensaje dice qué corregir; después vuelve a emitirlo.',
  'pac.hint.finkok':
    'Usuario y contraseña del panel de Finkok; los de pruebas y los de producción son distintos. Da de alta ahí el RFC que factura, en «Clientes». Con el RFC aquí se ve también el saldo.',
  'pac.hint.edicom':
    'Usuario y contraseña del servicio web (WSCFDi), que EDICOM entrega al contratar. Son los mismos para pruebas y producción.',
  'pac.hint.solucion-factible':
    'Un usuario del servicio web, creado en el panel de timbrado. El de pruebas no sirve en producción. En las páginas para desarrolladores hay uno de pruebas, compartido.',
  'pac.hint.sw':
    'Usuario y contraseña del portal de SW, o en su lugar un token que no vence, creado en el mismo portal. El de pruebas es otro portal, con otra cuenta.',
  'pac.hint.facturama':
    'Usuario y contraseña de la cuenta de la API Multiemisor. La de pruebas (sandbox) se registra aparte. Facturama sella por su cuenta: después de guardar hay que entregarle el CSD.',
  'pac.demo.name': 'PAC de demostración (SIN VALIDEZ FISCAL)',
  'pac.demo.leyenda': 'SIN VALIDEZ FISCAL - TIMBRE DE DEMOSTRACION',
};

export const en: Record<keyof typeof es, string> = {
  'pac.credential.user': 'User',
  'pac.credential.password': 'Password',
  'pac.credential.token': 'Token that does not run out (in place of user and password)',
  'pac.credential.account': 'Account name',
  'pac.credential.rfc': 'RFC registered with the PAC (to ask for the balance)',
  'pac.environment.demo': 'demonstration (no fiscal validity)',
  'pac.environment.test': 'test (no fiscal validity)',
  'pac.environment.production': 'production',
  'pac.code.301':
    'The PAC could not read the XML, or its structure is not that of Anexo 20. Check complements and addenda.',
  'pac.code.302': 'The seal does not fit the document. Seal it again; if it repeats, load the CSD once more.',
  'pac.code.303': 'The CSD that sealed it is not the issuer’s. Choose the CSD of the company that invoices.',
  'pac.code.304': 'The CSD is revoked or expired. Ask SAT for a new one and load it.',
  'pac.code.305': 'The document’s date lies outside the validity of the CSD. Use a valid CSD and issue it again.',
  'pac.code.306': 'The certificate that sealed it is an e.firma, not a CSD. Load the company’s CSD.',
  'pac.code.307': 'The document had a stamp already. Cuadra recovers it by itself.',
  'pac.code.308': 'The PAC does not know who issued the CSD. Use the test CSD in tests and SAT’s in production.',
  'pac.code.401':
    'The document’s date is more than 72 hours old, or ahead of the local time of its place of issue. Issue it again with today’s date.',
  'pac.code.402':
    'SAT’s list of taxpayers (LCO) does not have the issuer with this CSD. A new CSD takes up to 72 hours to appear; if they have passed, check its standing with SAT.',
  'pac.code.403': 'The document’s date is before those that SAT accepts. Correct it.',
  'pac.code.705':
    'The PAC says that the structure of the XML is not valid. Check complements and addenda, and that no text has “&amp;” typed by hand.',
  'pac.code.707':
    'The document that was sent carries a timbre already, and no PAC stamps it. Take that timbre out of the complements and issue it again.',
  'pac.code.CFDI40106': 'SAT says that the CSD is not valid or was revoked. Ask for a new one and load it.',
  'pac.code.CFDI40138': 'SAT does not have the issuer’s RFC registered. Check it in the tax status certificate.',
  'pac.code.CFDI40139':
    'The issuer’s name is not the one SAT has for its RFC. Copy it from the certificate, in capitals and without the kind of company.',
  'pac.code.CFDI40143':
    'SAT does not have the receiver’s RFC registered, or it was cancelled. Ask the client for the tax status certificate.',
  'pac.code.CFDI40144':
    'SAT does not have the receiver’s RFC registered. Ask the client for the tax status certificate.',
  'pac.code.CFDI40145':
    'The receiver’s name is not the one SAT has for its RFC. Copy it from the certificate, in capitals and without the kind of company.',
  'pac.code.CFDI40147':
    'SAT does not have the receiver’s RFC registered. Ask the client for the tax status certificate.',
  'pac.code.CFDI40148':
    'The receiver’s postal code is not that of its tax address at SAT. Copy it from the certificate.',
  'pac.code.CFDI40158': 'The tax regime does not fit the receiver’s kind of person. Check the tax status certificate.',
  'pac.code.CFDI40159': 'The receiver does not have that tax regime at SAT. Check the tax status certificate.',
  'pac.code.CFDI40161': 'The use of the CFDI is not allowed with the receiver’s tax regime. Choose another use.',
  'pac.code.other':
    'The PAC refused the document with code {{code}}. Its message says what to correct; then issue it again.',
  'pac.hint.finkok':
    'User and password of Finkok’s panel; those of test and of production differ. Register the RFC that invoices there, under “Clientes”. With the RFC here the balance shows too.',
  'pac.hint.edicom':
    'User and password of the web service (WSCFDi), which EDICOM gives with the contract. They are the same for test and production.',
  'pac.hint.solucion-factible':
    'A user of the web service, made in the stamping panel. The test one does not work in production. The developer pages have a shared one for tests.',
  'pac.hint.sw':
    'User and password of SW’s portal or, in their place, a token that does not run out, made in the same portal. The test portal is another one, with another account.',
  'pac.hint.facturama':
    'User and password of the Multiemisor API account. The test one (sandbox) is registered apart. Facturama seals by itself: after saving, it has to be given the CSD.',
  'pac.demo.name': 'Demonstration PAC (SIN VALIDEZ FISCAL)',
  'pac.demo.leyenda': 'SIN VALIDEZ FISCAL - TIMBRE DE DEMOSTRACION',
};
