/** c_FormaPago (account patterns are whole-value expressions; Pagos 2.0 uses them). */
import type { FormaPagoEntry } from '../types.ts';

const vigenteDesde = '2022-01-01';

/** Patterns that several forms share. */
const CUENTA_DE_CHEQUE = '[0-9]{11}|[0-9]{18}';
const DIEZ_DIECISEIS_DIECIOCHO = '[0-9]{10}|[0-9]{16}|[0-9]{18}';
const TARJETA = '[0-9]{16}';
const BENEFICIARIO = '[0-9]{10,11}|[0-9]{15,16}|[0-9]{18}|[A-Z0-9_]{10,50}';
/** SAT writes `\V*` for «por definir»: no restriction. */
const SIN_RESTRICCION = '\\V*';

/** A form that moves no money through a bank account. */
function sinCuentas(key: string, texto: string): FormaPagoEntry {
  return {
    key,
    texto,
    vigenteDesde,
    bancarizado: false,
    permiteRfcOrdenante: false,
    permiteCuentaOrdenante: false,
    permiteRfcBeneficiario: false,
    permiteCuentaBeneficiario: false,
    permiteTipoCadena: false,
    requiereBancoExtranjero: false,
  };
}

/** A form paid from one bank account to another. */
function entreCuentas(
  key: string,
  texto: string,
  patronCuentaOrdenante: string,
  patronCuentaBeneficiario: string,
  more: Partial<FormaPagoEntry> = {},
): FormaPagoEntry {
  return {
    key,
    texto,
    vigenteDesde,
    bancarizado: true,
    permiteRfcOrdenante: true,
    permiteCuentaOrdenante: true,
    patronCuentaOrdenante,
    permiteRfcBeneficiario: true,
    permiteCuentaBeneficiario: true,
    patronCuentaBeneficiario,
    permiteTipoCadena: false,
    requiereBancoExtranjero: true,
    ...more,
  };
}

export const formaPago: readonly FormaPagoEntry[] = [
  sinCuentas('01', 'Efectivo'),
  entreCuentas('02', 'Cheque nominativo', CUENTA_DE_CHEQUE, BENEFICIARIO),
  entreCuentas('03', 'Transferencia electrónica de fondos', DIEZ_DIECISEIS_DIECIOCHO, '[0-9]{10}|[0-9]{18}', {
    permiteTipoCadena: true,
  }),
  entreCuentas('04', 'Tarjeta de crédito', TARJETA, BENEFICIARIO),
  entreCuentas('05', 'Monedero electrónico', BENEFICIARIO, BENEFICIARIO, { requiereBancoExtranjero: false }),
  {
    ...sinCuentas('06', 'Dinero electrónico'),
    bancarizado: true,
    permiteRfcOrdenante: true,
    permiteCuentaOrdenante: true,
    patronCuentaOrdenante: '[0-9]{10}',
  },
  sinCuentas('08', 'Vales de despensa'),
  sinCuentas('12', 'Dación en pago'),
  sinCuentas('13', 'Pago por subrogación'),
  sinCuentas('14', 'Pago por consignación'),
  sinCuentas('15', 'Condonación'),
  sinCuentas('17', 'Compensación'),
  sinCuentas('23', 'Novación'),
  sinCuentas('24', 'Confusión'),
  sinCuentas('25', 'Remisión de deuda'),
  sinCuentas('26', 'Prescripción o caducidad'),
  sinCuentas('27', 'A satisfacción del acreedor'),
  entreCuentas('28', 'Tarjeta de débito', TARJETA, BENEFICIARIO),
  entreCuentas('29', 'Tarjeta de servicios', '[0-9]{15,16}', BENEFICIARIO),
  sinCuentas('30', 'Aplicación de anticipos'),
  sinCuentas('31', 'Intermediario pagos'),
  entreCuentas('99', 'Por definir', SIN_RESTRICCION, SIN_RESTRICCION, { bancarizado: false, permiteTipoCadena: true }),
];
