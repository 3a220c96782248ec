import { describe, expect, it } from '@jest/globals';
import { organisation } from '../../domain/organisation/decider.ts';
import type { OrganisationEvent } from '../../domain/organisation/events.ts';
import type { CorrectableField } from '../../domain/placement/lists.ts';
import type { PlacementStatus } from '../../domain/placement/state.ts';
import { Crebo, KvkNumber, OrganisationId, TrainingCompanyId } from '../../domain/shared/identifiers.ts';
import type { PlacementKind } from '../../domain/shared/lists.ts';
import { organisationDirectory } from '../../projections/organisation-directory.ts';
import { registerOrganisation } from '../support/builders/organisation.ts';
import { keysOf, on } from '../support/builders/placement.ts';
import { placementIdOf, placeUpTo, type Told, toldOf } from '../support/builders/places.ts';
import { manager } from '../support/decider-spec.ts';
import { happened, projected } from '../support/projection-spec.ts';

const organisationId = OrganisationId.parse(OrganisationId.example);
const registered = happened('organisation', organisationId, ...organisation.decide(registerOrganisation(), organisation.initial, manager));
const renamed = happened('organisation', organisationId, { type: 'OrganisationRenamed', data: { name: 'Rijn zorggroep', occurredOn: on('2026-02-01') } });
const place = (status: PlacementStatus, told: Partial<Told> = {}) =>
  happened('placement', placementIdOf(told.number ?? 1), ...placeUpTo(status, { number: 1, employerId: organisationId, ...told }));
const document = async (...history: readonly (typeof registered)[]) =>
  (await (await projected(organisationDirectory, ...history)).get([organisationId])).get(organisationId)?.document;

describe('an organisation in the directory', () => {
  it('stands as its own stream tells it', async () => {
    const found = await document(registered, renamed);
    expect(found).toMatchObject({ name: 'Rijn zorggroep', kind: 'employer', municipality: 'GM0546', kvk: '99100000', revision: 1, status: 'Active' });
    expect(found).not.toHaveProperty('lastBpvOn');
  });

  it.each<[PlacementStatus, string, string]>([
    ['Active', '2026-02-02', '2030-02-02'],
    ['Terminated', '2026-05-11', '2030-05-11'],
    ['AwaitingAssessment', '2026-09-30', '2030-09-30'],
    ['Completed', '2026-09-30', '2030-09-30'],
  ])('has its last BPV and the day four years after it, of a placement that is %s', async (status, lastBpvOn, lapsesOn) => {
    expect(await document(registered, place(status))).toMatchObject({ lastBpvOn, lapsesOn, revision: 0 });
  });

  it.each<[PlacementStatus, PlacementKind]>([
    ['Agreed', 'bpv-bol'],
    ['Completed', 'mbo-other'],
    ['Completed', 'hbo-internship'],
    ['Completed', 'work-experience'],
  ])('has none of a placement that is %s of kind %s', async (status, kind) => {
    expect(await document(registered, place(status, { kind }))).not.toHaveProperty('lastBpvOn');
  });

  it('keeps the latest, whatever is recorded first, and whatever changes in its own stream', async () => {
    expect(await document(registered, place('Terminated'), place('Active', { number: 2, kind: 'bpv-bbl' }), renamed)).toMatchObject({
      name: 'Rijn zorggroep',
      lastBpvOn: '2026-05-11',
      lapsesOn: '2030-05-11',
    });
  });

  it.each<[PlacementStatus, CorrectableField, string, string]>([
    ['Completed', 'endedOn', '2026-10-05', '2026-10-05'],
    ['Completed', 'startedOn', '2026-02-03', '2026-09-30'],
    ['Terminated', 'terminatedOn', '2026-05-12', '2026-05-12'],
    ['Completed', 'sector', 'handel', '2026-09-30'],
  ])('has a later last day of a placement that is %s whose %s is put right to %s', async (status, field, value, lastBpvOn) => {
    const data = { ...keysOf().agreed, field, old: '', new: value, why: 'misread', recordedBy: 'manager-2', occurredOn: on('2026-11-01') };
    const corrected = toldOf({ type: 'RecordCorrected', data }, { number: 1, employerId: organisationId });
    expect(await document(registered, place(status), happened('placement', placementIdOf(1), corrected))).toMatchObject({ lastBpvOn });
  });

  it('is not made by a placement', async () => {
    expect(await document(place('Active'))).toBeUndefined();
  });
});

describe('the directory', () => {
  const otherId = OrganisationId.parse('0b0f2a50-6f2e-5b8e-9d5e-000000000012');
  const { type: _, ...registration } = registerOrganisation();
  const [recognised, lost] = [Crebo.parse('25655'), Crebo.parse('25656')];
  const trainingCompanyId = TrainingCompanyId.parse('100070003');
  const recorded = (crebo: Crebo): OrganisationEvent => ({
    type: 'RecognitionRecorded',
    data: { trainingCompanyId, crebo, verifiedAt: on('2025-09-01'), source: 'file', occurredOn: on('2025-09-01') },
  });
  const employer = happened('organisation', organisationId, { type: 'OrganisationRegistered', data: registration }, recorded(recognised), recorded(lost), {
    type: 'RecognitionWithdrawn',
    data: { trainingCompanyId, crebo: lost, reason: 'no trainer', occurredOn: on('2026-01-01') },
  });
  const school = happened('organisation', otherId, {
    type: 'OrganisationRegistered',
    data: {
      ...registration,
      organisationId: otherId,
      name: 'Rijnschool',
      kind: 'educational-institution',
      sectors: ['handel'],
      kvk: KvkNumber.parse('99000020'),
    },
  });
  it.each([
    ['all', {}, [otherId, organisationId]],
    ['byKind', { kind: 'employer' }, [organisationId]],
    ['byMunicipality', { municipality: 'GM0546' }, [otherId, organisationId]],
    ['byKindAndMunicipality', { kind: 'educational-institution', municipality: 'GM0546' }, [otherId]],
    ['byKindAndSector', { kind: 'employer', sector: 'zorg-welzijn-sport' }, [organisationId]],
    ['byKindAndSector', { kind: 'employer', sector: 'handel' }, []],
    ['byKvk', { kvk: '99000020' }, [otherId]],
    ['byRecognisedCrebo', { crebo: recognised }, [organisationId]],
    ['byRecognisedCrebo', { crebo: lost }, []],
  ])('is found %s %j, by name', async (index, where, ids) => {
    const { items } = await (await projected(organisationDirectory, employer, school)).find({ index, where, limit: 10 });
    expect(items.map(({ _id }) => _id)).toStrictEqual(ids);
  });
});
