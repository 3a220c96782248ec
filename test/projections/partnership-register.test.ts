import { describe, expect, it } from '@jest/globals';
import { OrganisationId, PartnershipId } from '../../domain/shared/identifiers.ts';
import { partnershipRegister } from '../../projections/partnership-register.ts';
import { employer, park, partnershipId, proposal, proposed, school, untilStatus } from '../support/builders/partnership.ts';
import { happened, projected } from '../support/projection-spec.ts';

const otherId = PartnershipId.parse('0b0f2a50-6f2e-5b8e-9d5e-000000000901');
const active = happened('partnership', partnershipId, ...untilStatus.Active);
const waiting = happened('partnership', otherId, {
  ...proposed,
  data: {
    ...proposed.data,
    partnershipId: otherId,
    title: 'A park and a school',
    parties: [{ organisationId: park, kind: 'park-association' }, proposal.parties[1]],
  },
});

describe('the partnership register', () => {
  it('holds each partnership as its stream tells it, with its title and parties', async () => {
    const register = await projected(partnershipRegister, active);
    expect((await register.get([partnershipId])).get(partnershipId)?.document).toStrictEqual({
      _id: partnershipId,
      aggregate: 'partnership',
      revision: untilStatus.Active.length - 1,
      status: 'Active',
      state: expect.objectContaining({ status: 'Active', commitments: proposal.commitments }),
      title: proposal.title,
      party: [employer, school],
    });
  });

  it.each([
    ['all', {}, [otherId, partnershipId]],
    ['byStatus', { status: 'Active' }, [partnershipId]],
    ['byStatus', { status: 'Proposed' }, [otherId]],
    ['byParty', { party: school }, [otherId, partnershipId]],
    ['byParty', { party: park }, [otherId]],
    ['byParty', { party: OrganisationId.parse(OrganisationId.example) }, []],
    ['byStatusAndParty', { status: 'Active', party: school }, [partnershipId]],
    ['byStatusAndParty', { status: 'Active', party: park }, []],
  ])('is found %s %j, by title', async (index, where, ids) => {
    const { items } = await (await projected(partnershipRegister, active, waiting)).find({ index, where, limit: 10 });
    expect(items.map(({ _id }) => _id)).toStrictEqual(ids);
  });
});
