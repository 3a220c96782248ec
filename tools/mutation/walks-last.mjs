/** In which order jest takes the test files: an example that notices a mutant saves the walks of commands, which take longest. */
export default class WalksLast {
  sort = (tests) => tests.toSorted((a, b) => Number(isWalks(a)) - Number(isWalks(b)));
  cacheResults() {}
}

const isWalks = ({ path }) => path.endsWith('properties.test.ts');
