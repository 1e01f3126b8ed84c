/** The folder that this test run keeps its databases and notes in. Jest's global set-up makes it, its teardown deletes it. */
export function testRunFolder(): string {
  const folder = process.env.OTW_TEST_RUN;
  if (folder === undefined) {
    throw new Error('OTW_TEST_RUN is not set: app tests run under jest, with the globalSetup of jest.config.ts');
  }
  return folder;
}
