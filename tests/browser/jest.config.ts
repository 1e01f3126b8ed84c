import path from 'node:path';
import type { Config } from 'jest';
import common from '../../jest.config';

/** `npm run test:browser`: what needs Chromium and a production build of the admin. */
const config: Config = {
  ...common,
  rootDir: path.resolve(__dirname, '..', '..'),
  testMatch: ['<rootDir>/tests/browser/**/*.test.ts'],
  testPathIgnorePatterns: [],
  transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/tests/browser/tsconfig.json' }] },
  testTimeout: 180_000,
};

export default config;
