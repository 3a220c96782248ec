import { describe, expect, it } from '@jest/globals';
import type { PartnershipCommand } from '../../../domain/partnership/commands.ts';
import { partnership } from '../../../domain/partnership/decider.ts';
import type { PartnershipState } from '../../../domain/partnership/state.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import {
  addendum,
  agree,
  contribute,
  employer,
  facts,
  later,
  parties,
  renewal,
  school,
  sign,
  term,
  thisYear,
  untilStatus,
} from '../../support/builders/partnership.ts';
import { deciderSpec } from '../../support/decider-spec.ts';

const { given } = deciderSpec(partnership);
const active = untilStatus.Active;
const afterTerm = '2026-08-21' as LocalDate;

describe('a command in a state that does not allow it', () => {
  type Status = Exclude<PartnershipState['status'], 'Absent'>;
  const statuses = Object.keys(untilStatus) as readonly Status[];
  const concluded = ['Active', 'Suspended', 'Ended', 'Expired'] as const;
  /** Where the command is allowed, and where what it asks is so already. */
  const table: readonly (readonly [PartnershipCommand, readonly Status[], readonly Status[]])[] = [
    [{ type: 'ReviseProposal', title: 'x', parties: parties(employer, school), term, commitments: [], facts, occurredOn: later }, ['Proposed', 'Signing'], []],
    [sign(school), ['Proposed', 'Signing'], concluded],
    [{ type: 'DeclinePartnership', organisationId: school, reason: 'x', occurredOn: later }, ['Proposed', 'Signing'], ['Declined']],
    [{ type: 'WithdrawPartnership', reason: 'x', occurredOn: later }, ['Proposed', 'Signing'], ['Withdrawn']],
    [{ type: 'SuspendPartnership', reason: 'x', occurredOn: later }, ['Active'], ['Suspended']],
    [{ type: 'ResumePartnership', occurredOn: later }, ['Suspended'], ['Active']],
    [{ type: 'EndPartnership', reason: 'x', occurredOn: later }, ['Active', 'Suspended'], ['Ended']],
    [{ type: 'ExpirePartnership', occurredOn: afterTerm }, ['Active', 'Suspended'], ['Expired']],
    [addendum(), ['Active'], []],
    [renewal(), ['Active', 'Expired'], []],
    [agree(employer), ['Active', 'Expired'], []],
    [{ type: 'WithdrawAddendum', number: 1, reason: 'x', occurredOn: later }, ['Active', 'Suspended', 'Expired'], []],
    [contribute(), concluded, []],
    [{ type: 'CorrectContribution', number: 1, quantity: 2, reason: 'x', occurredOn: later }, concluded, []],
    [{ type: 'ReviewPartnership', schoolYear: thisYear, assessments: [], actions: [], occurredOn: later }, concluded, []],
  ];
  const refused = table.flatMap(([command, allowed, already]) =>
    statuses.filter((status) => !allowed.includes(status) && !already.includes(status)).map((status) => [command.type, status, command, allowed] as const),
  );
  const alreadySo = table.flatMap(([command, , already]) => already.map((status) => [command.type, status, command] as const));

  it.each(refused)('%s when it is %s', (_type, status, command, allowed) =>
    given(...untilStatus[status])
      .when(command)
      .thenRejected('WrongState', { state: status, allowed: [...allowed] }),
  );
  it.each(alreadySo)('%s when it is %s, which is so already', (_type, status, command) =>
    given(...untilStatus[status])
      .when(command)
      .thenNothing(),
  );
  it.each(table)('$type when there is no partnership', (command) => given().when(command).thenRejected('NotFound', {}));
});

describe('suspend, resume, end, expire', () => {
  it('is suspended and resumed', () => {
    given(...active)
      .when({ type: 'SuspendPartnership', reason: 'reorganisation', occurredOn: later })
      .thenEvents({ type: 'PartnershipSuspended', data: { reason: 'reorganisation', occurredOn: later } });
    given(...untilStatus.Suspended)
      .when({ type: 'ResumePartnership', occurredOn: later })
      .thenEvents({ type: 'PartnershipResumed', data: { occurredOn: later } });
    expect(given(...untilStatus.Suspended, { type: 'PartnershipResumed', data: { occurredOn: later } }).state.status).toBe('Active');
  });
  it.each(['Active', 'Suspended'] as const)('is ended with a reason when it is %s', (status) =>
    given(...untilStatus[status])
      .when({ type: 'EndPartnership', reason: 'moved', occurredOn: later })
      .thenEvents({ type: 'PartnershipEnded', data: { reason: 'moved', occurredOn: later } }),
  );
  it('is suspended and ended on the day of the last signature at the earliest', () => {
    const [before, on] = ['2025-07-31', '2025-08-01'] as const;
    for (const command of [
      { type: 'SuspendPartnership', reason: 'x' },
      { type: 'EndPartnership', reason: 'x' },
    ] as const) {
      given(...active)
        .when({ ...command, occurredOn: before as LocalDate })
        .thenRejected('DatesOutOfOrder', { from: on, to: before });
      given(...active)
        .when({ ...command, occurredOn: on as LocalDate })
        .thenEvents({
          type: command.type === 'EndPartnership' ? 'PartnershipEnded' : 'PartnershipSuspended',
          data: { reason: 'x', occurredOn: on as LocalDate },
        });
    }
  });
  it.each(['Active', 'Suspended'] as const)('expires after the last day of its term when it is %s', (status) => {
    given(...untilStatus[status])
      .when({ type: 'ExpirePartnership', occurredOn: term.to })
      .thenRejected('PartnershipTermNotOver', { to: term.to });
    given(...untilStatus[status])
      .when({ type: 'ExpirePartnership', occurredOn: afterTerm })
      .thenEvents({ type: 'PartnershipExpired', data: { termNumber: 1, term, occurredOn: afterTerm } });
  });
});
