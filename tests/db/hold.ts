/** Child of open.test.ts: opens the database given, says so, and stays until its input ends or it is killed. */
import { openDatabase } from '#db/open.ts';

const [, , path = '', write] = process.argv;
const database = openDatabase({ path, now: () => new Date() });
if (write === 'write') {
  database.raw
    .exec(`INSERT INTO companies (id, rfc, legal_name, regimen_fiscal, postal_code, created_at_utc, updated_at_utc)
    VALUES ('c', 'EKU9003173C9', 'ESCUELA KEMPER URGATE', '601', '42501', '2026-01-01', '2026-01-01')`);
}
process.stdin.on('end', () => {
  database.close();
  process.exit(0);
});
process.stdin.resume();
process.stdout.write('open\n');
