/** The arrows of docs and design: api → projections → domain, api → domain, src → all, and nothing points at src.
 * @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'A circular import of decorated classes dies at load.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-is-pure',
      comment: 'domain/ imports nothing but itself: no package, no Node module.',
      severity: 'error',
      from: { path: '^domain/' },
      to: { pathNot: '^domain/' },
    },
    {
      name: 'projections-know-only-the-domain',
      severity: 'error',
      from: { path: '^projections/' },
      to: { pathNot: '^(domain|projections)/' },
    },
    {
      name: 'api-knows-only-the-domain-and-packages',
      comment:
        'api/ reaches stores and handlers through domain/ports, bound in the composition root; of projections/ it knows which read models there are and what their documents hold.',
      severity: 'error',
      from: { path: '^api/' },
      to: { pathNot: '^(domain|api|projections)/', dependencyTypesNot: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'] },
    },
    {
      name: 'nothing-points-at-src',
      severity: 'error',
      from: { pathNot: '^(src|test|bench|tools)/' },
      to: { path: '^src/' },
    },
    {
      name: 'nothing-shipped-points-at-tests-or-tools',
      severity: 'error',
      from: { path: '^(domain|projections|api|src)/' },
      to: { path: '^(test|bench|tools)/' },
    },
    {
      name: 'no-dev-dependency-at-run-time',
      severity: 'error',
      from: { path: '^(domain|projections|api|src)/' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
    },
    {
      name: 'no-unlisted-or-missing-module',
      severity: 'error',
      from: { path: '^(domain|projections|api|src)/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown', 'undetermined'] },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|coverage|[.]git)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
