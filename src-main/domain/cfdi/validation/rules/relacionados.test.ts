import { change, credit, income, transfer, UUID } from '../documents.testing.ts';
import { testRules } from '../rules.testing.ts';
import * as module from './relacionados.ts';

const related = (tipoRelacion: string, uuids: readonly string[] = [UUID]) => [{ tipoRelacion, uuids }];

testRules(module, {
  cfdi40137TipoRelacionInCatalog: {
    keeps: [credit, income],
    breaks: [
      // 08 and 09 were of 3.3.
      {
        judged: change(income, { cfdiRelacionados: [...related('04'), ...related('08')] }),
        field: 'cfdiRelacionados[1].tipoRelacion',
        says: ['08'],
      },
    ],
  },
  ownEgresoRelatesToSomething: {
    keeps: [credit, income],
    breaks: [{ judged: change(credit, { cfdiRelacionados: [] }), field: 'cfdiRelacionados' }],
  },
  ownRelacionFitsType: {
    keeps: [
      credit,
      income,
      change(credit, { cfdiRelacionados: related('03') }),
      change(credit, { cfdiRelacionados: related('07') }),
      change(income, { cfdiRelacionados: [...related('02'), ...related('04'), ...related('06'), ...related('07')] }),
      change(transfer, { cfdiRelacionados: related('05') }),
    ],
    breaks: [
      {
        judged: change(income, { cfdiRelacionados: related('01') }),
        field: 'cfdiRelacionados[0].tipoRelacion',
        says: ['01', 'Nota de crédito', 'tipo I'],
      },
      { judged: change(credit, { cfdiRelacionados: related('06') }), field: 'cfdiRelacionados[0].tipoRelacion' },
      { judged: change(transfer, { cfdiRelacionados: related('07') }), field: 'cfdiRelacionados[0].tipoRelacion' },
    ],
  },
  ownRelatedOnce: {
    keeps: [credit, change(income, { cfdiRelacionados: [...related('04'), ...related('07')] })],
    breaks: [
      {
        judged: change(credit, { cfdiRelacionados: related('01', [UUID, UUID.toLowerCase()]) }),
        field: 'cfdiRelacionados[0].uuids[1]',
        says: [UUID.toLowerCase()],
      },
    ],
  },
});
