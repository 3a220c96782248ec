import { describe, it } from '@jest/globals';
import type { OtherPlacement, PlacementCommand, RecognitionFact } from '../../../domain/placement/commands.ts';
import { placement } from '../../../domain/placement/decider.ts';
import type { AgreementTerms } from '../../../domain/placement/terms.ts';
import type { OfType } from '../../../domain/shared/event.ts';
import type { PlacementKind } from '../../../domain/shared/lists.ts';
import { days, elsewhere, historiesOf, keysOf, on, otherPlacementId, recognition, stepsOf, terms } from '../../support/builders/placement.ts';
import { deciderSpec } from '../../support/decider-spec.ts';

const { given } = deciderSpec(placement);
const step = stepsOf();
const histories = historiesOf();
const draft = (change: Partial<AgreementTerms> = {}, otherPlacements: readonly OtherPlacement[] = []): PlacementCommand => ({
  type: 'DraftAgreement',
  terms: terms(change),
  facts: { otherPlacements },
  occurredOn: days.drafted,
});
const revise = (change: Partial<AgreementTerms>, otherPlacements: readonly OtherPlacement[] = []): PlacementCommand =>
  ({
    ...draft(change, otherPlacements),
    type: 'ReviseAgreement',
  }) as OfType<PlacementCommand, 'ReviseAgreement'>;
const without = (...fields: readonly (keyof AgreementTerms)[]): AgreementTerms =>
  Object.fromEntries(Object.entries(terms()).filter(([field]) => !(fields as readonly string[]).includes(field))) as unknown as AgreementTerms;
const drafting = (agreed: AgreementTerms): PlacementCommand => ({
  type: 'DraftAgreement',
  terms: agreed,
  facts: { otherPlacements: [] },
  occurredOn: days.drafted,
});

describe('draft the agreement', () => {
  it('as version 1', () =>
    given(...histories.Accepted)
      .when(draft())
      .thenEvents(step.drafted));
  it('twice: nothing', () =>
    given(...histories.AgreementDrafted)
      .when(draft())
      .thenNothing());
  it('start ≤ end', () =>
    given(...histories.Accepted)
      .when(draft({ from: days.to, to: days.from }))
      .thenRejected('DatesOutOfOrder', { from: days.to, to: days.from }));
  it('of one day', () =>
    given(...histories.Accepted)
      .when(draft({ to: days.from, totalHours: 8, hoursPerSchoolYear: { '2025-2026': 8 } }))
      .thenEvents({
        type: 'AgreementDrafted',
        data: { ...step.drafted.data, terms: terms({ to: days.from, totalHours: 8, hoursPerSchoolYear: { '2025-2026': 8 } }) },
      }));
  it('hours per school year add up to the total', () =>
    given(...histories.Accepted)
      .when(draft({ totalHours: 611 }))
      .thenRejected('AgreementHoursDoNotAddUp', { sum: 610, totalHours: 611 }));
  it('hours are whole', () => {
    given(...histories.Accepted)
      .when(draft({ hoursPerSchoolYear: { '2025-2026': 609.5, '2026-2027': 0.5 } }))
      .thenRejected('PlacementHoursNotWhole', { hours: 609.5 });
    given(...histories.Accepted)
      .when(draft({ totalHours: -0, hoursPerSchoolYear: {} }))
      .thenRejected('PlacementHoursNotWhole', { hours: 0 });
  });
  it('hours lie in the school years of the period', () =>
    given(...histories.Accepted)
      .when(draft({ hoursPerSchoolYear: { '2024-2025': 610 } }))
      .thenRejected('AgreementHoursOutsidePeriod', { schoolYear: '2024-2025', from: days.from, to: days.to }));
  it.each([
    ['bpv-bol', '2026-08-01', '2025-2026'],
    ['mbo-other', '2026-08-01', '2025-2026'],
    ['hbo-internship', '2026-09-01', '2025-2026'],
    ['dual', '2026-09-01', '2025-2026'],
    ['work-experience', '2026-09-01', '2025-2026'],
  ] as const)('the school year of %s starts on %s', (kind, start, last) => {
    const hours = (from: string): Partial<AgreementTerms> => ({ from: on(from), hoursPerSchoolYear: { [last]: 610 } });
    given(...historiesOf({ kind }).Accepted)
      .when(draft(hours(start)))
      .thenRejected('AgreementHoursOutsidePeriod', { schoolYear: last, from: start, to: days.to });
    const dayBefore = start.replace('09-01', '08-31').replace('08-01', '07-31');
    given(...historiesOf({ kind }).Accepted)
      .when(draft(hours(dayBefore)))
      .thenEvents({ type: 'AgreementDrafted', data: { ...step.drafted.data, terms: terms(hours(dayBefore)) } });
  });

  const missing = (kind: PlacementKind, agreed: AgreementTerms, ...fields: readonly string[]) =>
    given(...historiesOf({ kind }).Accepted)
      .when(drafting(agreed))
      .thenRejected('AgreementTermsMissing', { missing: fields });
  it('trainer and school coach roles are named', () => {
    missing('hbo-internship', terms({ trainerRole: ' ', coachRole: '' }), 'trainerRole', 'coachRole');
    missing('hbo-internship', without('coachRole'), 'coachRole');
  });
  it('a work-experience place has no school coach', () =>
    given(...historiesOf({ kind: 'work-experience' }).Accepted)
      .when(drafting(without('coachRole')))
      .thenEvents({ type: 'AgreementDrafted', data: { ...step.drafted.data, terms: without('coachRole') } }));
  it('the allowance is stated; 0 is explicit', () => {
    missing('mbo-other', without('allowancePerMonth'), 'allowancePerMonth');
    missing('mbo-other', terms({ allowancePerMonth: -1 }), 'allowancePerMonth');
    missing('mbo-other', terms({ allowancePerMonth: -0 }), 'allowancePerMonth');
  });
  it.each(['bpv-bol', 'bpv-bbl'] as const)('%s names the parts of the qualification and the terms on guidance and dissolution (WEB 7.2.8)', (kind) => {
    missing(kind, without('qualificationParts', 'conditions'), 'qualificationParts', 'conditions');
    missing(kind, terms({ qualificationParts: [' '], conditions: '' }), 'qualificationParts', 'conditions');
  });
  it.each(['mbo-other', 'hbo-internship', 'wo-internship', 'dual', 'work-experience'] as const)('%s need not name them', (kind) =>
    given(...historiesOf({ kind }).Accepted)
      .when(drafting(without('qualificationParts', 'conditions')))
      .thenEvents({ type: 'AgreementDrafted', data: { ...step.drafted.data, terms: without('qualificationParts', 'conditions') } }),
  );
  it('no other live placement of the student overlaps the agreed period', () =>
    given(...histories.Accepted)
      .when(draft({}, [elsewhere('2026-09-30', '2026-12-31')]))
      .thenRejected('StudentPlacedElsewhere', { placementId: otherPlacementId }));
  it('another placement without a period is judged when it gets one', () =>
    given(...histories.Accepted)
      .when(draft({}, [elsewhere()]))
      .thenEvents({ type: 'AgreementDrafted', data: { ...step.drafted.data, otherPlacements: [elsewhere()] } }));
});

describe('revise the agreement', () => {
  const revised = { type: 'AgreementRevised', data: { version: 2, terms: terms({ goals: 'sales' }), otherPlacements: [], occurredOn: days.drafted } } as const;
  it('gives the next version', () =>
    given(...histories.AgreementDrafted)
      .when(revise({ goals: 'sales' }))
      .thenEvents(revised));
  it('counts on', () =>
    given(...histories.AgreementDrafted, revised)
      .when(revise({ goals: 'care' }))
      .thenEvents({ type: 'AgreementRevised', data: { ...revised.data, version: 3, terms: terms({ goals: 'care' }) } }));
  it('to the same terms: nothing', () =>
    given(...histories.AgreementDrafted)
      .when(revise({}))
      .thenNothing());
  it('keeps the rules of the agreement', () =>
    given(...histories.AgreementDrafted)
      .when(revise({ totalHours: 1 }))
      .thenRejected('AgreementHoursDoNotAddUp'));
  it('no other live placement of the student overlaps', () =>
    given(...histories.AgreementDrafted)
      .when(revise({ goals: 'sales' }, [elsewhere('2026-01-01', '2026-02-02')]))
      .thenRejected('StudentPlacedElsewhere'));
});

describe('request signatures', () => {
  const request = (given?: RecognitionFact): PlacementCommand => ({
    type: 'RequestSignatures',
    facts: given ? { recognition: given } : {},
    occurredOn: days.drafted,
  });
  const refused = (fact: RecognitionFact | undefined, status: string) =>
    given(...histories.AgreementDrafted)
      .when(request(fact))
      .thenRejected('PlacementRecognitionNotVerified', { programmeCode: '25655', status });
  it('records the recognition that it relies on', () =>
    given(...histories.AgreementDrafted)
      .when(request(recognition))
      .thenEvents(step.requested));
  it('twice: nothing', () =>
    given(...histories.AwaitingSignatures)
      .when(request({ status: 'withdrawn' }))
      .thenNothing());
  it('BPV: the recognition for the crebo is verified positive', () => {
    refused({ ...recognition, status: 'withdrawn' }, 'withdrawn');
    refused({ status: 'unknown' }, 'unknown');
    refused(undefined, 'unknown');
  });
  it('other kinds need no recognition, and record none', () =>
    given(...historiesOf({ kind: 'mbo-other' }).AgreementDrafted)
      .when(request(recognition))
      .thenEvents(stepsOf({ kind: 'mbo-other' }).requested));
  it('a loss reported with an earlier candidate outweighs it too: it is that of the company', () => {
    const lost = { type: 'RecognitionLossReported', data: { ...keysOf().matched, occurredOn: days.matched } } as const;
    const withdrawn = { type: 'CandidateWithdrawn', data: { ...keysOf().matched, reason: 'moved', occurredOn: days.matched } } as const;
    const { proposed, accepted, matched, drafted } = step;
    const again = [...histories.Accepted, lost, withdrawn, proposed, ...accepted, matched, drafted];
    given(...again)
      .when(request(recognition))
      .thenRejected('PlacementRecognitionNotVerified', { programmeCode: '25655', status: 'withdrawn' });
    given(...again)
      .when(request({ ...recognition, lastVerifiedAt: days.drafted }))
      .thenEvents({ type: 'SignaturesRequested', data: { ...step.requested.data, recognition: { ...recognition, lastVerifiedAt: days.drafted } } });
  });
  it('a loss reported since outweighs it, until it is verified again', () => {
    const lost = { type: 'RecognitionLossReported', data: { ...keysOf().agreed, occurredOn: days.drafted } } as const;
    const since = (lastVerifiedAt: string) => given(...histories.AgreementDrafted, lost).when(request({ ...recognition, lastVerifiedAt: on(lastVerifiedAt) }));
    since('2025-09-16').thenRejected('PlacementRecognitionNotVerified', { programmeCode: '25655', status: 'withdrawn' });
    since('2025-09-17').thenEvents({
      type: 'SignaturesRequested',
      data: { ...step.requested.data, recognition: { ...recognition, lastVerifiedAt: on('2025-09-17') } },
    });
    given(...histories.AgreementDrafted, lost)
      .when(request({ status: 'recognised' }))
      .thenRejected('PlacementRecognitionNotVerified');
  });
  it.each([
    ['bpv-bol', true, ['student', 'institution', 'company', 'guardian']],
    ['bpv-bbl', true, ['student', 'institution', 'company', 'guardian']],
    ['mbo-other', true, ['student', 'institution', 'company', 'guardian']],
    ['bpv-bol', false, ['student', 'institution', 'company']],
    ['hbo-internship', true, ['student', 'institution', 'company']],
    ['wo-internship', false, ['student', 'institution', 'company']],
    ['dual', true, ['student', 'institution', 'company']],
    ['work-experience', true, ['student', 'company']],
  ] as const)('%s, under 18: %s, is signed by %j', (kind, minor, signatories) => {
    const bpv = kind.startsWith('bpv');
    given(...historiesOf({ kind, agreed: { minor } }).AgreementDrafted)
      .when(request(recognition))
      .thenEvents({ type: 'SignaturesRequested', data: { version: 1, signatories, ...(bpv && { recognition }), occurredOn: days.drafted } });
  });
});
