import vm from 'node:vm';
import { swcOptions } from './tools/dev/swc.mjs';

const startedByJest = /[\\/]jest(\.js)?$/.test(process.argv[1] ?? '');
if (startedByJest && (!('SourceTextModule' in vm) || Number.parseInt(process.versions.node, 10) < 26)) {
  throw new Error('Run the tests with "npm test" or "npm test -- <file>": they need the Node that npm installed here and its ES module support.');
}

export default {
  testEnvironment: 'node',
  // A guard against tests that hang; none is a test of speed.
  testTimeout: 120_000,
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  // Need servers or minutes: `npm run test:servers`, `npm run test:crash`.
  testPathIgnorePatterns: ['<rootDir>/test/servers/', '<rootDir>/test/crash/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', swcOptions] },
  setupFiles: ['reflect-metadata'],
  setupFilesAfterEnv: ['<rootDir>/test/support/setup.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/'],
  coverageProvider: 'v8',
  coverageDirectory: 'coverage',
  collectCoverageFrom: ['{domain,projections,api,src}/**/*.ts', '!src/main.ts'],
};
