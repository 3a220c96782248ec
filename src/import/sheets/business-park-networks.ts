import type { Activity } from '../../../domain/business-park-network/events.ts';
import { MunicipalityCode, type NetworkId, type OrganisationId } from '../../../domain/shared/identifiers.ts';
import { informationDayKinds } from '../../../domain/shared/lists.ts';
import { coded, column, day, id, inColumn, type RowOf, refuseCell, several, text, whole } from '../columns.ts';
import { informationDayKindWords } from '../day-words.ts';
import { introducedIn, sheet, target } from '../sheet.ts';

const networkColumns = {
  naam: column('name', text),
  gemeente: column('municipality', id(MunicipalityCode)),
  vereniging: column('association', text),
  opgericht: column('established_on', day),
  activiteiten: column('activities', several(coded(informationDayKindWords, informationDayKinds))),
  maanden: column('months', several(whole)),
};

/** Each activity with the month at its place in the next column. */
function rhythmOf({ activiteiten, maanden }: RowOf<typeof networkColumns>): readonly Activity[] {
  if (activiteiten.length !== maanden.length) {
    const expected = { nl: `voor elke activiteit een maand, dus ${activiteiten.length}`, en: `a month for each activity, so ${activiteiten.length}` };
    inColumn('maanden', () => refuseCell('CellInvalid', { value: maanden.join('|'), expected }));
  }
  return activiteiten.map((kind, index) => ({ kind, month: maanden[index] ?? 0 }));
}

/** Established on its day, with the rhythm that it has had from then on. */
export const networks = sheet({
  name: 'netwerken',
  english: 'networks',
  columns: networkColumns,
  introduces: ({ naam, vereniging }, identities) => ({
    kind: 'businessParkNetwork',
    reference: naam,
    id: identities.of('businessParkNetwork', naam),
    details: { association: vereniging },
  }),
  target: (row, identities, references) => {
    const { naam: name, gemeente: municipality, vereniging, opgericht: occurredOn } = row;
    const networkId = identities.of('businessParkNetwork', name) as NetworkId;
    const associationId = inColumn('vereniging', () => references.resolve('organisation', vereniging)) as OrganisationId;
    return target<'businessParkNetwork'>({
      aggregate: 'businessParkNetwork',
      id: networkId,
      reference: `network ${name}`,
      steps: [
        { key: 'establish', column: 'vereniging', command: { type: 'EstablishNetwork', networkId, name, municipality, associationId, occurredOn } },
        { key: 'rhythm', column: 'activiteiten', command: { type: 'SetRhythm', activities: rhythmOf(row), occurredOn } },
      ],
    });
  },
});

/** Who belongs to a network: institutions are linked to it, all others join it. */
export const members = sheet({
  name: 'netwerkleden',
  english: 'network-members',
  columns: {
    netwerk: column('network', text),
    organisatie: column('organisation', text),
    sinds: column('since', day),
  },
  owner: { column: 'netwerk', file: introducedIn.businessParkNetwork },
  target: ({ netwerk, organisatie, sinds: since }, _identities, references) => {
    const networkId = inColumn('netwerk', () => references.resolve('businessParkNetwork', netwerk));
    const organisationId = inColumn('organisatie', () => references.resolve('organisation', organisatie)) as OrganisationId;
    const isInstitution = references.detail('organisation', organisatie, 'kind') === 'educational-institution';
    return target<'businessParkNetwork'>({
      aggregate: 'businessParkNetwork',
      id: networkId,
      reference: `network ${netwerk}`,
      steps: [
        {
          key: `member ${organisationId}`,
          column: 'organisatie',
          command: isInstitution
            ? { type: 'LinkInstitution', organisationId, occurredOn: since }
            : { type: 'JoinNetwork', organisationId, since, occurredOn: since },
        },
      ],
    });
  },
});
