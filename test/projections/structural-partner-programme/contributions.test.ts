import { describe, expect, it } from '@jest/globals';
import type { PartnershipEvent } from '../../../domain/partnership/events.ts';
import { fulfilmentsOf } from '../../../projections/structural-partner-programme/fulfilment.ts';
import { concluded, dayOf, on, partnership, placementOf, promising } from '../../support/builders/partner-programme.ts';
import { employer } from '../../support/builders/partnership.ts';
import { counts, documentOf } from '../../support/partner-programme.ts';

describe('contributions', () => {
  it('count their quantity, as corrected last', async () => {
    const given = (number: number, quantity: number, reference: string): PartnershipEvent => ({
      type: 'ContributionRecorded',
      data: {
        number,
        commitmentNumber: 1,
        organisationId: employer,
        schoolYear: '2025-2026' as never,
        quantity,
        evidence:
          number === 2
            ? { type: 'placement', placementId: placementOf(5) }
            : number === 3
              ? { type: 'information-day', informationDayId: dayOf(5) }
              : { type: 'document', reference },
        recordedBy: 'x',
        occurredOn: on('2026-02-01'),
      },
    });
    const fix = (number: number, before: number, quantity: number): PartnershipEvent => ({
      type: 'ContributionCorrected',
      data: {
        number,
        commitmentNumber: 1,
        organisationId: employer,
        schoolYear: '2025-2026' as never,
        before,
        quantity,
        reason: 'x',
        occurredOn: on('2026-02-02'),
      },
    });
    const informing = promising({ organisationId: employer, kind: 'inform-students', quantity: 5, per: 'school-year' });
    const document = await documentOf(
      partnership(...concluded(informing), given(1, 2, 'report-7'), given(2, 1, ''), given(3, 4, ''), given(4, 9, 'gone'), fix(3, 4, 1), fix(4, 9, 0)),
    );
    expect(counts(document)[0]).toBe('1 2025-2026: 4 of 5');
    expect(fulfilmentsOf(document)[0]?.evidence).toStrictEqual(['document:report-7', `placement:${placementOf(5)}`, `information-day:${dayOf(5)}`]);
  });
});
