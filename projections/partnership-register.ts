import { register } from './shared/register.ts';

/** Every partnership with its proposal, signatures, commitments, addenda, contributions and reviews, by title. */
export const partnershipRegister = register({
  name: 'partnership-register',
  version: 2,
  aggregate: 'partnership',
  indexes: [
    { name: 'all', fields: [], sort: 'title' },
    { name: 'byStatus', fields: ['status'], sort: 'title' },
    { name: 'byParty', fields: ['party'], sort: 'title' },
    { name: 'byStatusAndParty', fields: ['status', 'party'], sort: 'title' },
  ],
  fields: ({ proposal: { title, parties } }) => ({ title, party: parties.map(({ organisationId }) => organisationId) }),
});
