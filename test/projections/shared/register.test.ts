import { expect, it } from '@jest/globals';
import { organisation } from '../../../domain/organisation/decider.ts';

import { type OrganisationEvent, organisationCodec } from '../../../domain/organisation/events.ts';
import { OrganisationId } from '../../../domain/shared/identifiers.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import { register } from '../../../projections/shared/register.ts';
import { registerOrganisation } from '../../support/builders/organisation.ts';
import { deciderSpec } from '../../support/decider-spec.ts';
import { happened, projected } from '../../support/projection-spec.ts';

const definition = { name: 'names', version: 3, indexes: [{ name: 'byPlace', fields: ['place'], sort: 'name' }] } as const;
const names = register({
  ...definition,
  aggregate: 'organisation',
  fields: ({ name, place }, id) => ({ name: `${name} (${id.slice(-1)})`, place }),
});
const [first, second] = [1, 2].map((last) => OrganisationId.parse(`0b0f2a50-6f2e-5b8e-9d5e-00000000000${last}`)) as [OrganisationId, OrganisationId];
const { type: _, ...registration } = registerOrganisation();
const registered: OrganisationEvent = { type: 'OrganisationRegistered', data: registration };
const renamed: OrganisationEvent = { type: 'OrganisationRenamed', data: { name: 'Rijn zorggroep', occurredOn: '2026-02-01' as LocalDate } };
const closed: OrganisationEvent = { type: 'OrganisationDeactivated', data: { reason: 'merged', occurredOn: '2026-02-01' as LocalDate } };
const { stateOf } = deciderSpec(organisation);

it('a register has the name, version and indexes that it is given, and is told every event of its aggregate', () => {
  expect(names).toMatchObject(definition);
  expect(names.types).toStrictEqual(new Set(organisationCodec.types));
});

it('a register keeps each aggregate as its decider folds it, with the revision it was read to and the fields it is listed by', async () => {
  const register = await projected(names, happened('organisation', first, registered, renamed), happened('organisation', second, registered, renamed, closed));
  const document = { aggregate: 'organisation', place: 'Leiden' };
  expect((await register.find({ index: 'byPlace', where: { place: 'Leiden' }, limit: 10 })).items).toStrictEqual([
    { ...document, _id: first, revision: 1, status: 'Active', name: 'Rijn zorggroep (1)', state: stateOf([registered, renamed]) },
    { ...document, _id: second, revision: 2, status: 'Deactivated', name: 'Rijn zorggroep (2)', state: stateOf([registered, renamed, closed]) },
  ]);
});
