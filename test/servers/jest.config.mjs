import { fileURLToPath } from 'node:url';
import usual from '../../jest.config.mjs';

/** The suites that need the servers: `npm run test:servers`. With EVENTSTOREDB_URL and MONGODB_URL they run against those. */
export default {
  ...usual,
  rootDir: fileURLToPath(new URL('../..', import.meta.url)),
  testMatch: ['<rootDir>/test/servers/**/*.test.ts', '<rootDir>/test/api/**/*.test.ts'],
  setupFiles: [...usual.setupFiles, '<rootDir>/test/servers/choose-servers.ts'],
  testPathIgnorePatterns: [],
  globalSetup: '<rootDir>/test/servers/global-setup.ts',
  globalTeardown: '<rootDir>/test/servers/global-teardown.ts',
};
