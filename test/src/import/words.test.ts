import { describe, expect, it } from '@jest/globals';
import { terminationReasons } from '../../../domain/placement/lists.ts';
import { informationDayStatusWords } from '../../../src/import/day-words.ts';
import { partnershipStatusWords } from '../../../src/import/partnership-words.ts';
import { originWords, placementStatusWords, terminationReasonWords } from '../../../src/import/placement-words.ts';
import { organisationKindWords } from '../../../src/import/words.ts';

/** As the programme and the description of the data say them. */
describe('the words of the spreadsheets', () => {
  it('for why a placement ended', () =>
    expect(terminationReasonWords).toMatchObject({
      'student-gestopt': 'student-left-programme',
      'doelen-passen-niet': 'goals-mismatch',
      'begeleiding-onvoldoende': 'supervision-insufficient',
      'wederzijds-goedvinden': 'mutual-consent',
      'niet-verschenen': 'no-show',
      'plaats-niet-beschikbaar': 'place-unavailable',
    }));
  it('know every reason but "other", which takes a text', () =>
    expect([...Object.values(terminationReasonWords), 'other'].sort()).toStrictEqual([...terminationReasons].sort()));

  it('for the states of a placement', () =>
    expect(placementStatusWords).toStrictEqual({
      aangeboden: 'Offered',
      voorgesteld: 'Proposed',
      geaccepteerd: 'Accepted',
      opgesteld: 'AgreementDrafted',
      'ter-ondertekening': 'AwaitingSignatures',
      getekend: 'Agreed',
      lopend: 'Active',
      onderbroken: 'Interrupted',
      'te-beoordelen': 'AwaitingAssessment',
      afgerond: 'Completed',
      'voortijdig-beëindigd': 'Terminated',
      ingetrokken: 'Withdrawn',
      geannuleerd: 'Cancelled',
      verlopen: 'Expired',
    }));
  it('for where a place comes from', () =>
    expect(originWords).toStrictEqual({
      werkgever: 'employer',
      instelling: 'institution',
      voorlichtingsdag: 'information-day',
      stagejager: 'scout',
      campagne: 'campaign',
      partnerschap: 'partnership',
    }));
  it('for the states of a partnership', () =>
    expect(partnershipStatusWords).toMatchObject({
      voorgesteld: 'Proposed',
      lopend: 'Active',
      opgeschort: 'Suspended',
      beëindigd: 'Ended',
      verlopen: 'Expired',
      afgewezen: 'Declined',
    }));
  it('for the states of an information day', () =>
    expect(informationDayStatusWords).toStrictEqual({ ingepland: 'Scheduled', gehouden: 'Held', geannuleerd: 'Cancelled' }));
  it('for kinds of organisations', () =>
    expect(organisationKindWords).toStrictEqual({
      werkgever: 'employer',
      onderwijsinstelling: 'educational-institution',
      ondernemersvereniging: 'park-association',
      gemeente: 'municipality',
      bemiddelaar: 'intermediary',
      programmabureau: 'programme-office',
    }));
});
