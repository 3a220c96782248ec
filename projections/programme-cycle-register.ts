import { register } from './shared/register.ts';

/** Every programme cycle with its targets and the demand reported for it, by its first day. */
export const programmeCycleRegister = register({
  name: 'programme-cycle-register',
  version: 1,
  aggregate: 'programmeCycle',
  indexes: [
    { name: 'all', fields: [], sort: 'from' },
    { name: 'byStatus', fields: ['status'], sort: 'from' },
  ],
  fields: ({ from }) => ({ from }),
});
