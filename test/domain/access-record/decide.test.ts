import { describe, expect, it } from '@jest/globals';
import { accessRecord } from '../../../domain/access-record/decider.ts';
import type { AccessRecordEvent } from '../../../domain/access-record/events.ts';
import type { LocalDate } from '../../../domain/shared/local-date.ts';
import { access } from '../../support/builders/access-record.ts';
import { deciderSpec } from '../../support/decider-spec.ts';

const { given } = deciderSpec(accessRecord);
const occurredOn = '2026-11-01' as LocalDate;
const denied: AccessRecordEvent = { type: 'ActionDenied', data: { access, why: 'role-not-allowed', occurredOn } };

describe('the access journal records', () => {
  it('a denied action', () => given().when({ type: 'RecordDenial', access, why: 'role-not-allowed', occurredOn }).thenEvents(denied));
  it('a command that the rules refuse', () =>
    given()
      .when({ type: 'RecordRefusal', access, code: 'WrongState', occurredOn })
      .thenEvents({ type: 'CommandRefused', data: { access, code: 'WrongState', occurredOn } }));
  it('what an auditor reads', () =>
    given().when({ type: 'RecordReading', access, occurredOn }).thenEvents({ type: 'RecordRead', data: { access, occurredOn } }));
  it('what is exported', () => given().when({ type: 'RecordExport', access, occurredOn }).thenEvents({ type: 'DataExported', data: { access, occurredOn } }));
});

describe('an entry of the access journal', () => {
  it('is there once', () => given(denied).when({ type: 'RecordDenial', access, why: 'role-not-allowed', occurredOn }).thenNothing());
  it('is never changed', () => given(denied).when({ type: 'RecordDenial', access, why: 'no-membership', occurredOn }).thenRejected('EntryStandsAlready', {}));
  it('stands, whatever else its stream may tell', () =>
    expect(given(denied, { type: 'RecordRead', data: { access, occurredOn } }).state).toStrictEqual({ status: 'Denied', access, why: 'role-not-allowed' }));
});
