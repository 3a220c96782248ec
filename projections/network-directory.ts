import type { BusinessParkNetworkEvent } from '../domain/business-park-network/events.ts';
import { isLive, type Membership } from '../domain/business-park-network/state.ts';
import type { Projection, Recorded } from '../domain/ports/projection.ts';
import type { OfType } from '../domain/shared/event.ts';
import type { OrganisationId } from '../domain/shared/identifiers.ts';
import type { InformationDayKind } from '../domain/shared/lists.ts';
import type { LocalDate } from '../domain/shared/local-date.ts';
import { type RegisterDocument, register } from './shared/register.ts';

const idsIn = (memberships: readonly Membership[]): readonly OrganisationId[] => memberships.filter(isLive).map(({ organisationId }) => organisationId);

/** Every network as its own stream tells it, under those who belong to it today. */
const networks = register({
  name: 'network-directory',
  version: 3,
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
  fields: ({ name, municipality, associationId, establishedOn, members, links }) => ({
    name,
    municipality,
    associationId,
    establishedOn,
    member: idsIn(members),
    institution: idsIn(links),
  }),
});

/** The kinds of a rhythm, from the day it was set on until the next. */
type Rhythm = Readonly<{ from: LocalDate; kinds: readonly InformationDayKind[] }>;

export type NetworkDocument = RegisterDocument<'businessParkNetwork'> &
  Readonly<{ name: string; member: readonly OrganisationId[]; institution: readonly OrganisationId[]; establishedOn: LocalDate; rhythms: readonly Rhythm[] }>;

/** Said later of an earlier day, it stands in its place among them. */
const rhythmsAfter = (known: readonly Rhythm[], { type, data }: Recorded['event']): readonly Rhythm[] => {
  if (type !== 'RhythmSet') return known;
  const { occurredOn: from, activities } = data as OfType<BusinessParkNetworkEvent, 'RhythmSet'>['data'];
  const rhythm = { from, kinds: activities.map(({ kind }) => kind) };
  return [...known.filter((other) => other.from <= from), rhythm, ...known.filter((other) => other.from > from)];
};

/** Every business-park network with its members, institutions, coordinator and rhythm, by name. */
export const networkDirectory: Projection<NetworkDocument> = {
  ...(networks as unknown as Projection<NetworkDocument>),
  evolve(recorded, documents) {
    return (networks.evolve(recorded, documents) as readonly NetworkDocument[]).map((document) => ({
      ...document,
      rhythms: rhythmsAfter(documents.get(document._id)?.rhythms ?? [], recorded.event),
    }));
  },
};
