import { businessParkNetworkRejections } from '../../../domain/business-park-network/rejections.ts';
import type { BusinessParkNetworkState, Membership } from '../../../domain/business-park-network/state.ts';
import { businessParkNetworkWalks } from '../../support/builders/business-park-network.ts';
import { deciderProperties } from '../../support/properties.ts';

type Established = Exclude<BusinessParkNetworkState, { status: 'Absent' }>;
/** A rule for networks that exist. */
const established =
  (holds: (network: Established) => boolean) =>
  (state: BusinessParkNetworkState): boolean =>
    state.status === 'Absent' || holds(state);

const once = (keys: readonly string[]): boolean => new Set(keys).size === keys.length;
const live = (list: readonly Membership[]) => list.filter(({ until }) => until === undefined).map(({ organisationId }) => organisationId);
const inOrder = (list: readonly Membership[]): boolean =>
  list.every(({ organisationId, since, until }, index) =>
    list.slice(index + 1).every((next) => next.organisationId !== organisationId || (until !== undefined && since <= until && until <= next.since)),
  );

deciderProperties({
  name: 'a business-park network',
  ...businessParkNetworkWalks,
  rejections: businessParkNetworkRejections,
  statuses: { Absent: true, Active: true, Dissolved: true },
  invariants: {
    'one live membership per company': established(({ members }) => once(live(members))),
    'memberships of a company follow each other': established(({ members }) => inOrder(members)),
    'an institution is linked once': established(({ links }) => once(live(links))),
    'links of an institution follow each other': established(({ links }) => inOrder(links)),
    'a kind is in the rhythm once, in a month of the year': established(
      ({ rhythm }) => once(rhythm.map(({ kind }) => kind)) && rhythm.every(({ month }) => month >= 1 && month <= 12),
    ),
    'one planned day per school year, kind and institution': established(({ planned }) =>
      once(planned.map(({ schoolYear, kind, institutionId }) => `${schoolYear} ${kind} ${institutionId}`)),
    ),
  },
});
