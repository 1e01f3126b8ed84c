import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export default function globalSetup(): void {
  process.env.TZ = 'UTC';
  process.env.OTW_TEST_RUN = mkdtempSync(path.join(tmpdir(), 'off-the-wire-tests-'));
}
