import { register } from './shared/register.ts';

/** Every organisation with its recognitions and contact roles, by name. */
export const organisationDirectory = register({
  name: 'organisation-directory',
  version: 1,
  aggregate: 'organisation',
  indexes: [
    { name: 'all', fields: [], sort: 'name' },
    { name: 'byKind', fields: ['kind'], sort: 'name' },
    { name: 'byMunicipality', fields: ['municipality'], sort: 'name' },
    { name: 'byKindAndMunicipality', fields: ['kind', 'municipality'], sort: 'name' },
    { name: 'byKindAndSector', fields: ['kind', 'sector'], sort: 'name' },
    { name: 'byKvk', fields: ['kvk'], sort: 'name' },
    { name: 'byRecognisedCrebo', fields: ['crebo'], sort: 'name' },
  ],
  fields: (state) => {
    if (state.status === 'Absent') return {};
    const recognised = Object.entries(state.recognitions).filter(([, { status }]) => status === 'recognised');
    return {
      name: state.name,
      kind: state.kind,
      municipality: state.municipality,
      kvk: state.kvk,
      sector: state.sectors,
      crebo: recognised.map(([crebo]) => crebo),
    };
  },
});
