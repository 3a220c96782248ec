import { describe, expect, it } from '@jest/globals';
import type { MembershipEvent } from '../../domain/membership/events.ts';
import type { Role } from '../../domain/membership/roles.ts';
import { OrganisationId, Subject } from '../../domain/shared/identifiers.ts';
import type { LocalDate } from '../../domain/shared/local-date.ts';
import { membershipRegister } from '../../projections/membership-register.ts';
import { happened, projected } from '../support/projection-spec.ts';

const day = '2026-01-10' as LocalDate;
const organisation = (last: number) => OrganisationId.parse(`0b0f2a50-6f2e-5b8e-9d5e-00000000000${last}`);
const [care, shop, left] = [organisation(1), organisation(2), organisation(3)];
type Held = Readonly<{ role: Role; organisationId?: OrganisationId }>;
const granted = (subject: Subject, held: Held): MembershipEvent => ({
  type: 'MembershipGranted',
  data: { subject, ...held, from: day, grantedBy: 'manager-1', occurredOn: day },
});
const revoked = (subject: Subject, held: Held): MembershipEvent => ({
  type: 'MembershipRevoked',
  data: { subject, ...held, reason: 'left', revokedBy: 'manager-1', occurredOn: day },
});
const [anna, bram] = [Subject.parse('anna'), Subject.parse('bram')];
const annas = happened(
  'membership',
  anna,
  granted(anna, { role: 'employer', organisationId: care }),
  granted(anna, { role: 'employer', organisationId: left }),
  granted(anna, { role: 'intermediary', organisationId: care }),
  granted(anna, { role: 'programme-manager' }),
  revoked(anna, { role: 'employer', organisationId: left }),
);
const brams = happened('membership', bram, granted(bram, { role: 'employer', organisationId: shop }));
const carl = Subject.parse('carl');
const carls = happened('membership', carl, granted(carl, { role: 'auditor' }), revoked(carl, { role: 'auditor' }));

describe('the membership register', () => {
  it('holds each person with the roles and organisations of what is granted, each once', async () => {
    const register = await projected(membershipRegister, annas);
    expect((await register.get([anna])).get(anna)?.document).toStrictEqual({
      _id: anna,
      aggregate: 'membership',
      revision: 4,
      status: 'Member',
      state: expect.objectContaining({ status: 'Member', subject: anna }),
      subject: anna,
      role: ['employer', 'intermediary', 'programme-manager'],
      organisationId: [care],
    });
  });

  it.each([
    ['all', {}, [anna, bram, carl]],
    ['bySubject', { subject: bram }, [bram]],
    ['byRole', { role: 'employer' }, [anna, bram]],
    ['byRole', { role: 'programme-manager' }, [anna]],
    ['byRole', { role: 'auditor' }, []],
    ['byOrganisation', { organisationId: shop }, [bram]],
    ['byOrganisation', { organisationId: left }, []],
    ['byRoleAndOrganisation', { role: 'employer', organisationId: care }, [anna]],
    ['byRoleAndOrganisation', { role: 'intermediary', organisationId: shop }, []],
  ])('is found %s %j, by subject', async (index, where, subjects) => {
    const { items } = await (await projected(membershipRegister, brams, annas, carls)).find({ index, where, limit: 10 });
    expect(items.map(({ _id }) => _id)).toStrictEqual(subjects);
  });
});
