import type { Collection } from '../../domain/ports/read-store.ts';
import type { TargetCell } from '../../domain/programme-cycle/events.ts';
import type { Period } from '../../domain/shared/local-date.ts';
import { allOf } from '../shared/all-of.ts';
import { type Progress, progressOf } from './figures.ts';
import { type MemberDocument, memberId, type ParkDocument, type PlaceDocument, type ProgressDocument, parkId, wasMember } from './projection.ts';

/** A cycle as far as its progress is concerned. */
export type CyclePeriod = Period & Readonly<{ cells: readonly TargetCell[] }>;
/** Only the places of one park, one partnership, or both. */
export type Part = Readonly<{ networkId?: string; partnershipId?: string }>;

/** The progress of a cycle out of the places that were offered in it, with the names of the parks. */
export async function progressIn(
  collection: Collection<ProgressDocument>,
  { from, to, cells }: CyclePeriod,
  { networkId: park, partnershipId: partner }: Part = {},
): Promise<Progress & Readonly<{ parkNames: ReadonlyMap<string, string> }>> {
  const places = (await allOf(collection, { index: 'byOffer', where: {}, from, to })) as readonly PlaceDocument[];
  const members = await collection.get([...new Set(places.map(({ employerId }) => memberId(employerId)))]);
  const membershipsOf = (place: PlaceDocument) => (members.get(memberId(place.employerId))?.document as MemberDocument | undefined)?.memberships ?? [];
  const networks = new Set(places.flatMap(membershipsOf).map(({ networkId }) => networkId));
  const parks = await collection.get([...networks].map(parkId));
  const parkOf = (networkId: string) => parks.get(parkId(networkId))?.document as ParkDocument;
  const parksOf = (place: PlaceDocument): readonly string[] => [
    ...new Set(
      membershipsOf(place)
        .filter((membership) => wasMember(membership, parkOf(membership.networkId), place.offeredOn))
        .map(({ networkId }) => networkId),
    ),
  ];
  const wanted = (place: PlaceDocument): boolean =>
    (partner === undefined || place.partnershipId === partner) && (park === undefined || parksOf(place).includes(park));
  const progress = progressOf(places, { cells: park === undefined && partner === undefined ? cells : [], parksOf, wanted });
  return { ...progress, parkNames: new Map([...networks].map((networkId) => [networkId, parkOf(networkId).name])) };
}
