import { describe, expect, it } from '@jest/globals';
import type { PlacementCommand } from '../../../domain/placement/commands.ts';
import { placement } from '../../../domain/placement/decider.ts';
import type { PlacementEvent } from '../../../domain/placement/events.ts';
import type { SignatoryRole } from '../../../domain/placement/lists.ts';
import type { AmendableTerms } from '../../../domain/placement/terms.ts';
import { ProgrammeCode } from '../../../domain/shared/identifiers.ts';
import { approve, approved, longer, propose, proposed } from '../../support/builders/amendment.ts';
import { days, elsewhere, historiesOf, keysOf, on, otherPlacementId, recognition, stepsOf } from '../../support/builders/placement.ts';
import { deciderSpec } from '../../support/decider-spec.ts';

const { given } = deciderSpec(placement);
const histories = historiesOf();

const concluded = (changes: AmendableTerms = longer, period = { from: days.from, to: longer.to ?? days.to }): PlacementEvent => ({
  type: 'AmendmentConcluded',
  data: { ...keysOf().agreed, period, amendment: 1, changes, occurredOn: days.midway },
});
const reject = (role: SignatoryRole, amendment = 1): PlacementCommand => ({
  type: 'RejectAmendment',
  amendment,
  role,
  reason: 'no time',
  occurredOn: days.midway,
});
const rejected: PlacementEvent = { type: 'AmendmentRejected', data: { amendment: 1, role: 'company', reason: 'no time', occurredOn: days.midway } };

describe('propose an amendment', () => {
  it.each(['Agreed', 'Active', 'Interrupted'] as const)('of what is %s', (status) =>
    given(...histories[status])
      .when(propose())
      .thenEvents(proposed()),
  );
  it('twice: nothing', () =>
    given(...histories.Active, proposed())
      .when(propose())
      .thenNothing());
  it('one is open at a time', () =>
    given(...histories.Active, proposed())
      .when(propose({ goals: 'sales' }, {}, 2))
      .thenRejected('AmendmentOpen', { amendment: 1 }));
  it('the next one when the last is rejected', () =>
    given(...histories.Active, proposed(), rejected)
      .when(propose({ goals: 'sales' }, {}, 2))
      .thenEvents(proposed({ goals: 'sales' }, 2)));
  it('each has its own number, one after the other', () => {
    given(...histories.Active)
      .when(propose(longer, {}, 2))
      .thenRejected('AmendmentNumberTaken', { amendment: 2, next: 1 });
    given(...histories.Active)
      .when(propose(longer, {}, 0))
      .thenRejected('AmendmentNumberTaken', { amendment: 0, next: 1 });
    given(...histories.Active, proposed(), rejected)
      .when(propose({ goals: 'sales' }))
      .thenRejected('AmendmentNumberTaken', { amendment: 1, next: 2 });
  });
  it('that changes something', () => {
    given(...histories.Active)
      .when(propose({}))
      .thenRejected('AmendmentEmpty');
    given(...histories.Active)
      .when(propose({ to: days.to, totalHours: 610 }))
      .thenRejected('AmendmentEmpty');
    given(...histories.Active)
      .when(propose({ programme: { programmeCode: ProgrammeCode.parse('25655'), dossier: '23180' } }, { recognition }))
      .thenRejected('AmendmentEmpty');
  });
});

describe('only amendable fields', () => {
  it.each([
    { from: on('2026-02-01'), to: on('2026-10-31') },
    { totalHours: 700, hoursPerSchoolYear: { '2025-2026': 600, '2026-2027': 100 } },
    { schedule: 'four days' },
    { trainerRole: 'other trainer' },
    { coachRole: 'other coach' },
    { goals: 'sales' },
    { allowancePerMonth: 350 },
    { remoteWork: 'one day a week' },
  ] satisfies AmendableTerms[])('%j', (changes) =>
    given(...histories.Active)
      .when(propose(changes))
      .thenEvents(proposed(changes)),
  );
  it.each(['studentRef', 'institutionId', 'employerId', 'kind', 'minor', '__proto__x'])('not %s: that needs a new, linked placement', (field) =>
    given(...histories.Active)
      .when(propose({ goals: 'sales', [field]: 'x' } as AmendableTerms))
      .thenRejected('NotAmendable', { fields: [field] }),
  );
  it('the amended agreement keeps its rules', () => {
    given(...histories.Active)
      .when(propose({ totalHours: 700 }))
      .thenRejected('AgreementHoursDoNotAddUp', { sum: 610, totalHours: 700 });
    given(...histories.Active)
      .when(propose({ trainerRole: '' }))
      .thenRejected('AgreementTermsMissing', { missing: ['trainerRole'] });
    given(...histories.Active)
      .when(propose({ to: on('2026-01-01') }))
      .thenRejected('DatesOutOfOrder');
  });
  it('no other live placement of the student overlaps the new period', () =>
    given(...histories.Active)
      .when(propose(longer, { otherPlacements: [elsewhere('2026-11-30', '2027-02-01')] }))
      .thenRejected('StudentPlacedElsewhere', { placementId: otherPlacementId }));
});

describe('approve an amendment', () => {
  const open = [...histories.Active, proposed()];
  const almost = [...open, approved('student'), approved('institution')];
  it('each signatory', () =>
    given(...open)
      .when(approve('company'))
      .thenEvents(approved('company')));
  it('every original signatory: the last one concludes it', () =>
    given(...almost)
      .when(approve('company'))
      .thenEvents(approved('company'), concluded()));
  it('the guardian of a minor too', () => {
    const minor = historiesOf({ agreed: { minor: true } }).Active;
    given(...minor, proposed(), approved('student'), approved('institution'))
      .when(approve('company'))
      .thenEvents(approved('company'));
  });
  it('only an original signatory', () =>
    given(...open)
      .when(approve('guardian'))
      .thenRejected('SignatoryUnknown', { role: 'guardian', signatories: ['student', 'institution', 'company'] }));
  it('twice: nothing, not even when it is concluded', () => {
    given(...open, approved('company'))
      .when(approve('company'))
      .thenNothing();
    given(...almost, approved('company'), concluded())
      .when(approve('company'))
      .thenNothing();
  });
  it('only the open one', () => {
    given(...histories.Active)
      .when(approve('company'))
      .thenRejected('NoSuchAmendment', { amendment: 1 });
    given(...open)
      .when(approve('company', 2))
      .thenRejected('NoSuchAmendment', { amendment: 2 });
    given(...open, rejected)
      .when(approve('student'))
      .thenRejected('AmendmentNotOpen', { amendment: 1 });
  });
  it('the new terms hold from then on', () => {
    const history = [...almost, approved('company'), concluded()];
    given(...history)
      .when(propose({ to: on('2026-11-30') }, {}, 2))
      .thenRejected('AmendmentEmpty');
    given(...history)
      .when({ type: 'EndPeriod', occurredOn: days.to })
      .thenEvents({ type: 'PeriodEnded', data: { ...stepsOf().ended.data, period: { from: days.from, to: on('2026-11-30') } } });
  });
  it('others stay as they are', () => {
    const history = [...histories.Active, proposed({ goals: 'sales' }), rejected, proposed(longer, 2), approved('student', 2)];
    expect(given(...history).state).toMatchObject({
      amendments: [
        { changes: { goals: 'sales' }, outcome: 'rejected', approvedBy: [], rejectedBy: 'company' },
        { changes: longer, outcome: 'open', approvedBy: ['student'] },
      ],
    });
  });
  it('an amendment that is not concluded changes nothing', () =>
    given(...almost)
      .when({ type: 'EndPeriod', occurredOn: days.to })
      .thenEvents(stepsOf().ended));
});

describe('amended dates enclose what has happened', () => {
  const shorter: AmendableTerms = { to: on('2026-03-01'), hoursPerSchoolYear: { '2025-2026': 610 } };
  it('the start stays at or before the day it started', () =>
    given(...histories.Active)
      .when(propose({ from: days.interrupted }))
      .thenRejected('DatesOutOfOrder', { from: days.interrupted, to: days.from }));
  it('the end stays at or after the last interruption', () => {
    given(...histories.Active)
      .when(propose(shorter))
      .thenEvents(proposed(shorter));
    given(...histories.Interrupted)
      .when(propose(shorter))
      .thenRejected('DatesOutOfOrder', { from: days.interrupted, to: '2026-03-01' });
    given(...histories.Interrupted, stepsOf().resumed)
      .when(propose({ ...shorter, to: days.interrupted }))
      .thenRejected('DatesOutOfOrder', { from: days.resumed, to: days.interrupted });
  });
  it('also when it happened between proposal and conclusion', () => {
    const { started } = stepsOf();
    const later: AmendableTerms = { from: days.interrupted };
    given(...histories.Agreed, proposed(later), started, approved('student'), approved('institution'))
      .when(approve('company'))
      .thenRejected('DatesOutOfOrder', { from: days.interrupted, to: days.from });
  });
});

describe('reject an amendment', () => {
  const open = [...histories.Active, proposed()];
  it('by one signatory', () =>
    given(...open)
      .when(reject('company'))
      .thenEvents(rejected));
  it('twice: nothing', () =>
    given(...open, rejected)
      .when(reject('company'))
      .thenNothing());
  it('by one is enough', () =>
    given(...open, rejected)
      .when(reject('student'))
      .thenRejected('AmendmentNotOpen', { amendment: 1 }));
  it('only a signatory', () =>
    given(...open)
      .when(reject('guardian'))
      .thenRejected('SignatoryUnknown', { role: 'guardian', signatories: ['student', 'institution', 'company'] }));
  it('only the open one', () =>
    given(...histories.Active)
      .when(reject('company'))
      .thenRejected('NoSuchAmendment', { amendment: 1 }));
});
