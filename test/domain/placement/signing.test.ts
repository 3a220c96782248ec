import { describe, it } from '@jest/globals';
import type { PlacementCommand } from '../../../domain/placement/commands.ts';
import { placement } from '../../../domain/placement/decider.ts';
import type { SignatoryRole } from '../../../domain/placement/lists.ts';
import type { OfType } from '../../../domain/shared/event.ts';
import { commandsOf, days, historiesOf, on, signature, signed, stepsOf } from '../../support/builders/placement.ts';
import { deciderSpec } from '../../support/decider-spec.ts';

const { given } = deciderSpec(placement);
const step = stepsOf();
const histories = historiesOf();

describe('sign the agreement', () => {
  const sign = (role: SignatoryRole, change: Partial<OfType<PlacementCommand, 'SignAgreement'>> = {}): PlacementCommand => ({
    type: 'SignAgreement',
    ...signature(role),
    occurredOn: days.signed,
    ...change,
  });
  it('each signatory', () =>
    given(...histories.AwaitingSignatures)
      .when(sign('company'))
      .thenEvents(signed('company')));
  it.each(['electronic', 'paper', 'external'] as const)('by method %s', (method) =>
    given(...histories.AwaitingSignatures)
      .when(sign('company', { method }))
      .thenEvents({ type: 'AgreementSigned', data: { ...signed('company').data, method } }),
  );
  it('with the last one it is concluded', () =>
    given(...histories.AwaitingSignatures, ...step.signed.slice(0, 2))
      .when(sign('company'))
      .thenEvents(signed('company'), step.concluded));
  it('of a minor it is not concluded without the guardian', () => {
    const minor = { agreed: { minor: true } };
    const { AwaitingSignatures } = historiesOf(minor);
    given(...AwaitingSignatures, signed('student'), signed('institution'))
      .when(sign('company'))
      .thenEvents(signed('company'));
    given(...AwaitingSignatures, signed('student'), signed('institution'), signed('company'))
      .when(sign('guardian'))
      .thenEvents(signed('guardian'), stepsOf(minor).concluded);
  });
  it('only by a signatory', () =>
    given(...histories.AwaitingSignatures)
      .when(sign('guardian'))
      .thenRejected('SignatoryUnknown', { role: 'guardian', signatories: ['student', 'institution', 'company'] }));
  it('once', () =>
    given(...histories.AwaitingSignatures, signed('company'))
      .when(sign('company', { method: 'paper' }))
      .thenRejected('AgreementSignedAlready', { role: 'company', signedOn: days.signed }));
  it('with other evidence is another signature', () =>
    given(...histories.AwaitingSignatures, signed('company'))
      .when(sign('company', { evidence: 'x' }))
      .thenRejected('AgreementSignedAlready'));
  it('the same twice: nothing, not even when it is concluded', () => {
    given(...histories.AwaitingSignatures, signed('company'))
      .when(sign('company'))
      .thenNothing();
    given(...histories.Agreed)
      .when(sign('company'))
      .thenNothing();
  });
  it('the current version', () => {
    given(...histories.AwaitingSignatures)
      .when(sign('company', { version: 1 }))
      .thenEvents(signed('company'));
    given(...histories.AwaitingSignatures)
      .when(sign('company', { version: 2 }))
      .thenRejected('AgreementVersionOutdated', { given: 2, current: 1 });
  });
  it('not before the version was made', () => {
    given(...histories.AwaitingSignatures)
      .when(sign('company', { occurredOn: on('2025-09-15') }))
      .thenRejected('SignedBeforeAgreement', { occurredOn: '2025-09-15', versionOf: days.drafted });
    given(...histories.AwaitingSignatures)
      .when(sign('company', { occurredOn: days.drafted }))
      .thenEvents({ type: 'AgreementSigned', data: { ...signed('company').data, occurredOn: days.drafted } });
  });
});

describe('signatures of a version are void', () => {
  const refuse: PlacementCommand = { type: 'RefuseSignature', role: 'company', reason: 'hours', occurredOn: days.signed };
  const refused = { type: 'SignatureRefused', data: { version: 1, role: 'company', reason: 'hours', occurredOn: days.signed } } as const;
  const recall: PlacementCommand = { type: 'RecallAgreement', reason: 'mistake', occurredOn: days.signed };
  const recalled = { type: 'AgreementRecalled', data: { version: 1, reason: 'mistake', occurredOn: days.signed } } as const;
  const { request, sign } = commandsOf();
  const [byStudent] = sign;
  it('when one refuses', () =>
    given(...histories.AwaitingSignatures, signed('student'))
      .when(refuse)
      .thenEvents(refused));
  it('when it is recalled', () =>
    given(...histories.AwaitingSignatures, signed('student'))
      .when(recall)
      .thenEvents(recalled));
  it('said twice: nothing', () => {
    given(...histories.AwaitingSignatures, refused)
      .when(refuse)
      .thenNothing();
    given(...histories.AwaitingSignatures, recalled)
      .when(recall)
      .thenNothing();
  });
  it('otherwise said it is not possible any more', () => {
    given(...histories.AwaitingSignatures, refused)
      .when({ ...refuse, reason: 'other' })
      .thenRejected('WrongState');
    given(...histories.AwaitingSignatures, refused)
      .when({ ...refuse, role: 'student' })
      .thenRejected('WrongState');
    given(...histories.AwaitingSignatures, recalled)
      .when({ ...recall, reason: 'other' })
      .thenRejected('WrongState');
    given(...histories.AwaitingSignatures, recalled)
      .when({ ...refuse, reason: 'mistake' })
      .thenRejected('WrongState');
  });
  it('only a signatory refuses, who has not signed', () => {
    given(...histories.AwaitingSignatures)
      .when({ ...refuse, role: 'guardian' })
      .thenRejected('SignatoryUnknown', { role: 'guardian', signatories: ['student', 'institution', 'company'] });
    given(...histories.AwaitingSignatures, signed('company'))
      .when(refuse)
      .thenRejected('AgreementSignedAlready', { role: 'company', signedOn: days.signed });
  });
  it.each([
    ['refused', refused],
    ['recalled', recalled],
  ] as const)('so that after it was %s everybody signs again', (_, voided) => {
    given(...histories.AwaitingSignatures, signed('student'), voided)
      .when(request)
      .thenEvents(step.requested);
    given(...histories.AwaitingSignatures, signed('student'), voided, step.requested)
      .when(byStudent ?? request)
      .thenEvents(signed('student'));
  });
});
