import { isLive, type Membership } from '../domain/business-park-network/state.ts';
import type { Projection } from '../domain/ports/projection.ts';
import type { OrganisationId } from '../domain/shared/identifiers.ts';
import type { LocalDate } from '../domain/shared/local-date.ts';
import { type RegisterDocument, register } from './shared/register.ts';

const idsIn = (memberships: readonly Membership[]): readonly OrganisationId[] => memberships.filter(isLive).map(({ organisationId }) => organisationId);

/** Every network as its own stream tells it, under those who belong to it today. */
const networks = register({
  name: 'network-directory',
  version: 1,
  aggregate: 'businessParkNetwork',
  indexes: [
    { name: 'all', fields: [], sort: 'name' },
    { name: 'byStatus', fields: ['status'], sort: 'name' },
    { name: 'byMunicipality', fields: ['municipality'], sort: 'name' },
    { name: 'byAssociation', fields: ['associationId'], sort: 'name' },
    { name: 'byMember', fields: ['member'], sort: 'name' },
    { name: 'byInstitution', fields: ['institution'], sort: 'name' },
    { name: 'byStatusAndMunicipality', fields: ['status', 'municipality'], sort: 'name' },
    { name: 'byStatusAndMember', fields: ['status', 'member'], sort: 'name' },
    { name: 'byStatusAndInstitution', fields: ['status', 'institution'], sort: 'name' },
  ],
  fields: ({ name, municipality, associationId, members, links }) => ({
    name,
    municipality,
    associationId,
    member: idsIn(members),
    institution: idsIn(links),
  }),
});

export type NetworkDocument = RegisterDocument<'businessParkNetwork'> &
  Readonly<{ name: string; member: readonly OrganisationId[]; institution: readonly OrganisationId[]; establishedOn: LocalDate }>;

/** Every business-park network with its members, institutions, coordinator and rhythm, by name. */
export const networkDirectory: Projection<NetworkDocument> = {
  ...(networks as unknown as Projection<NetworkDocument>),
  evolve(recorded, documents) {
    const { event } = recorded;
    return (networks.evolve(recorded, documents) as readonly NetworkDocument[]).map((document) => {
      const establishedOn = event.type === 'NetworkEstablished' ? event.data.occurredOn : documents.get(document._id)?.establishedOn;
      return { ...document, establishedOn: establishedOn as LocalDate };
    });
  },
};
