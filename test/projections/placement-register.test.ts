import { describe, expect, it } from '@jest/globals';
import type { PlacementEvent } from '../../domain/placement/events.ts';
import type { PlacementStatus } from '../../domain/placement/state.ts';
import type { Query } from '../../domain/ports/read-store.ts';
import { InformationDayId, OrganisationId, PartnershipId } from '../../domain/shared/identifiers.ts';
import { everyInstitution, placementRegister } from '../../projections/placement-register.ts';
import { days, employerId, historiesOf, institutionId, on, signed, stepsOf } from '../support/builders/placement.ts';
import { placementIdOf, placeUpTo, studentOf, type Told, toldOf } from '../support/builders/places.ts';
import { happened, projected } from '../support/projection-spec.ts';

const statuses = Object.keys(historiesOf()).filter((status) => status !== 'Absent') as readonly Exclude<PlacementStatus, 'Absent'>[];
const place = (told: Told, ...events: readonly PlacementEvent[]) =>
  happened('placement', placementIdOf(told.number), ...events.map((event) => toldOf(event, told)));
const placeIn = (status: PlacementStatus, told: Told) => happened('placement', placementIdOf(told.number), ...placeUpTo(status, told));

type Register = Awaited<ReturnType<typeof registerOf>>;
const registerOf = (...history: Parameters<typeof projected>[1][]) => projected(placementRegister, ...history);
/** The numbers of the placements that a query finds, in its order. */
async function found(register: Register, where: Query['where'], more: Partial<Query> = {}): Promise<readonly number[]> {
  const fields = Object.keys(where);
  const index = placementRegister.indexes.find(
    (candidate) => candidate.fields.length === fields.length && fields.every((field) => candidate.fields.includes(field)),
  );
  const { items } = await register.find({ index: index?.name ?? `none for ${fields}`, where, limit: 200, ...more });
  return items.map(({ _id }) => Number(_id.slice(-12)));
}

describe('the placement register', () => {
  it('holds each placement as its stream tells it', async () => {
    const step = stepsOf();
    const register = await registerOf(placeIn('Completed', { number: 1 }));
    const { items } = await register.find({ index: 'all', where: {}, limit: 10 });
    expect(items).toStrictEqual([
      {
        _id: placementIdOf(1),
        aggregate: 'placement',
        revision: historiesOf().Completed.length - 1,
        status: 'Completed',
        state: expect.objectContaining({ status: 'Completed', startedOn: days.from, endedOn: days.to, result: 'sufficient', realisedHours: 606 }),
        offeredOn: days.offered,
        kind: 'bpv-bol',
        level: step.offered.data.level,
        sector: 'zorg-welzijn-sport',
        employerId,
        institutionId,
        studentRef: studentOf(1),
        studentKnownBy: [institutionId, employerId],
        parties: [employerId, institutionId],
      },
    ]);
  });

  it.each(statuses)('finds a placement under the state %s, and under no other', async (status) => {
    const register = await registerOf(placeIn(status, { number: 1 }));
    const under = await Promise.all(statuses.map(async (each) => ((await found(register, { status: each })).length > 0 ? [each] : [])));
    expect(under.flat()).toStrictEqual([status]);
  });

  const otherEmployer = OrganisationId.parse('0b0f2a50-6f2e-5b8e-9d5e-000000000011');
  const otherInstitution = OrganisationId.parse('0b0f2a50-6f2e-5b8e-9d5e-000000000012');
  const partnershipId = PartnershipId.parse('0b0f2a50-6f2e-5b8e-9d5e-000000000013');
  const informationDayId = InformationDayId.parse('0b0f2a50-6f2e-5b8e-9d5e-000000000014');
  const { offered } = stepsOf();
  const meant = { ...offered, data: { ...offered.data, institutionId: otherInstitution } };
  const many = () =>
    registerOf(
      placeIn('Active', { number: 1 }),
      placeIn('Active', { number: 2, kind: 'hbo-internship', level: 'hbo-bachelor', sector: 'handel', offeredOn: on('2026-08-01') }),
      placeIn('Offered', { number: 3, employerId: otherEmployer, partnershipId, offeredOn: on('2025-08-01') }),
      place({ number: 4, informationDayId, offeredOn: on('2025-09-09') }, meant),
    );

  it.each<[what: string, where: Query['where'], expected: readonly number[]]>([
    ['all of them, in the order in which they were offered', {}, [3, 1, 4, 2]],
    ['a kind', { kind: 'hbo-internship' }, [2]],
    ['a level', { level: 'mbo-3' }, [3, 1, 4]],
    ['a sector', { sector: 'handel' }, [2]],
    ['an employer', { employerId: otherEmployer }, [3]],
    ['an institution that has a candidate', { institutionId }, [1, 2]],
    ['an institution that the place is meant for', { institutionId: otherInstitution }, [4]],
    ['a partnership', { partnershipId }, [3]],
    ['an information day', { informationDayId }, [4]],
    ['a student', { studentRef: studentOf(2) }, [2]],
    ['an offer to every institution', { status: 'Offered', offeredTo: everyInstitution }, [3]],
    ['an offer to one institution', { status: 'Offered', offeredTo: otherInstitution }, [4]],
    ['an offer to every institution or to one', { status: 'Offered', offeredTo: [everyInstitution, otherInstitution] }, [3, 4]],
    ['what is on offer no more, which is offered to nobody', { status: 'Active', offeredTo: [everyInstitution, institutionId] }, []],
    ['a state and kind', { status: 'Active', kind: 'bpv-bol' }, [1]],
    ['a state and level', { status: 'Offered', level: 'mbo-3' }, [3, 4]],
    ['a state and sector', { status: 'Active', sector: 'handel' }, [2]],
    ['a state and employer', { status: 'Offered', employerId }, [4]],
    ['a state and institution', { status: 'Active', institutionId }, [1, 2]],
    ['a state and partnership', { status: 'Offered', partnershipId }, [3]],
    ['a state, level and sector', { status: 'Offered', level: 'mbo-3', sector: 'zorg-welzijn-sport' }, [3, 4]],
    ['an employer and institution', { employerId, institutionId }, [1, 2]],
  ])('finds by %s', async (_, where, expected) => expect(await found(await many(), where)).toStrictEqual(expected));

  it('finds those offered between two days', async () => {
    expect(await found(await many(), { status: 'Offered' }, { from: '2025-08-02', to: '2025-09-09' })).toStrictEqual([4]);
  });

  it('knows no student and no institution of a place that stands open again', async () => {
    const { criterion: _, otherPlacements: __, ...proposed } = stepsOf().proposed.data;
    const rejected: PlacementEvent = { type: 'CandidateRejected', data: { ...proposed, reason: 'no-response', occurredOn: days.matched } };
    const register = await registerOf(placeIn('Proposed', { number: 1 }), place({ number: 1 }, rejected));
    expect([
      await found(register, { studentRef: studentOf(1) }),
      await found(register, { institutionId }),
      await found(register, { status: 'Offered' }),
    ]).toStrictEqual([[], [], [1]]);
  });

  describe('marks', () => {
    const linked = (number: number): PlacementEvent => ({
      type: 'ReplacementLinked',
      data: { ...stepsOf().matched.data, replacementId: placementIdOf(number), occurredOn: days.midway },
    });

    it('where a replacement is required, and where there is none yet', async () => {
      const register = await registerOf(
        placeIn('Terminated', { number: 1 }),
        [...placeIn('Cancelled', { number: 2 }), ...place({ number: 2 }, linked(4))],
        placeIn('Terminated', { number: 3, kind: 'hbo-internship' }),
      );
      expect(await found(register, { replacementRequired: true })).toStrictEqual([1, 2]);
      expect(await found(register, { replacementMissing: true })).toStrictEqual([1]);
      expect(await found(register, { replacementMissing: true, institutionId })).toStrictEqual([1]);
    });

    it('where the recognition was lost', async () => {
      const lost: PlacementEvent = { type: 'RecognitionLossReported', data: { ...stepsOf().matched.data, occurredOn: days.midway } };
      const register = await registerOf(placeIn('Active', { number: 1 }), placeIn('Active', { number: 2 }), place({ number: 2 }, lost));
      expect(await found(register, { recognitionLost: true })).toStrictEqual([2]);
    });

    it('where the final assessment was failed', async () => {
      const { completed } = stepsOf();
      const failed: PlacementEvent = { ...completed, data: { ...completed.data, result: 'insufficient' } };
      const register = await registerOf(placeIn('Completed', { number: 1 }), [
        ...placeIn('AwaitingAssessment', { number: 2 }),
        ...place({ number: 2 }, stepsOf().opinion, failed),
      ]);
      expect(await found(register, { failed: true })).toStrictEqual([2]);
    });

    it('whose signature is awaited, until everybody has signed', async () => {
      const register = await registerOf(
        [...placeIn('AwaitingSignatures', { number: 1 }), ...place({ number: 1 }, signed('student'))],
        placeIn('AwaitingSignatures', { number: 2 }),
        placeIn('Agreed', { number: 3 }),
      );
      expect(await found(register, { awaitingSignatureOf: 'student' })).toStrictEqual([2]);
      expect(await found(register, { awaitingSignatureOf: 'company', employerId })).toStrictEqual([1, 2]);
      expect(await found(register, { awaitingSignatureOf: 'institution', institutionId })).toStrictEqual([1, 2]);
    });
  });
});
