import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { commitmentKinds } from '../../../domain/partnership/commitments.ts';
import type { CommandHandler } from '../../../domain/ports/commanding.ts';
import { AppendTooLarge } from '../../../domain/ports/errors.ts';
import { type StreamName, startPosition } from '../../../domain/ports/event-store.ts';
import { partnershipRegister } from '../../../projections/partnership-register.ts';
import { identities } from '../../../src/commanding/ids.ts';
import { CsvImporter } from '../../../src/import/importer.ts';
import { commitmentKindWords } from '../../../src/import/partnership-words.ts';
import { fixedClock, type TestApplication, testApplication } from '../../support/application.ts';
import { csv, demonstration, importing, keptIn, outcomes, places } from '../../support/importing.ts';

const names = ['organisaties', 'partnerschappen', 'afspraken'];
const partnerships = (...rows: readonly string[]) => csv('partnerschappen.csv', ['ref;titel;partijen;van;tot;getekend_op;status', ...rows].join('\r\n'));
const commitments = (...rows: readonly string[]) => csv('afspraken.csv', ['partnerschap;partij;soort;aantal;per;niveau;sector', ...rows].join('\r\n'));
const running = 'Q1;Partnerschap Q;W000|I1;2025-08-20;2028-08-20;2025-07-22;lopend';
const both = (ref: string) => [`${ref};W000;stageplaatsen-aanbieden;4;schooljaar;mbo-2;handel`, `${ref};I1;behoefte-melden;1;schooljaar;;`];

describe('the sheets of partnerships and commitments', () => {
  let application: TestApplication;
  beforeEach(async () => {
    application = await testApplication();
  });
  afterEach(() => application.stop());

  const kept = async () => (await keptIn(application, partnershipRegister)).map(({ state }) => state);

  it('give 36 partnerships, each in the status of its row, with 162 commitments', async () => {
    const report = await importing(application, demonstration(...names));
    expect([report.findings, outcomes(report)]).toStrictEqual([
      [],
      { 'organisaties.csv': [180, 0, 0], 'partnerschappen.csv': [36, 0, 0], 'afspraken.csv': [162, 0, 0] },
    ]);
    const states = await kept();
    const byStatus = Map.groupBy(states, ({ status }) => status);
    expect(Object.fromEntries([...byStatus].map(([status, { length }]) => [status, length]))).toStrictEqual({
      Active: 31,
      Proposed: 2,
      Suspended: 1,
      Declined: 1,
      Ended: 1,
    });
    const promised = states.flatMap((state) => (state.status === 'Absent' ? [] : state.proposal.commitments));
    expect(promised).toHaveLength(162);
    expect(states.flatMap((state) => (state.status === 'Absent' ? [] : state.signatures))).toHaveLength(
      states.flatMap((state) => ('commitments' in state ? state.proposal.parties : [])).length,
    );
  });

  it('change nothing when they come again', async () => {
    await importing(application, demonstration(...names));
    const head = await application.events.head();
    const again = await importing(application, demonstration(...names));
    expect(outcomes(again)).toStrictEqual({ 'organisaties.csv': [0, 180, 0], 'partnerschappen.csv': [0, 36, 0], 'afspraken.csv': [0, 162, 0] });
    expect(await application.events.head()).toBe(head);
  });

  const imported = async (rows: readonly string[], parts: readonly string[]) => {
    await importing(application, demonstration('organisaties'));
    return importing(application, [...demonstration('organisaties'), partnerships(...rows), commitments(...parts)]);
  };
  const eventsOf = async () => {
    const events = await application.events.open(startPosition).next(10_000, 0);
    return events.events.filter(({ stream }) => stream.startsWith('partnership-')).map(({ type, data }) => [type, data.occurredOn, data.organisationId ?? '']);
  };

  it('make a partnership that is proposed and signed by every party on the day of its row', async () => {
    await imported([running], both('Q1'));
    const [state] = await kept();
    if (state?.status !== 'Active') throw new Error('not active');
    const [employer, school] = state.proposal.parties.map(({ organisationId }) => organisationId);
    expect(await eventsOf()).toStrictEqual([
      ['PartnershipProposed', '2025-07-22', ''],
      ['PartnershipSigned', '2025-07-22', employer],
      ['PartnershipSigned', '2025-07-22', school],
      ['PartnershipActivated', '2025-07-22', ''],
    ]);
    expect(state.proposal).toMatchObject({ title: 'Partnerschap Q', term: { from: '2025-08-20', to: '2028-08-20' } });
    expect(state.proposal.commitments).toStrictEqual([
      {
        number: 1,
        organisationId: employer,
        kind: 'offer-places',
        side: 'work',
        quantity: 4,
        unit: 'place',
        per: 'school-year',
        level: 'mbo-2',
        sector: 'handel',
      },
      { number: 2, organisationId: school, kind: 'report-demand', side: 'education', quantity: 1, unit: 'report', per: 'school-year' },
    ]);
    expect(state.signatures[0]).toStrictEqual({ organisationId: employer, signatoryRole: 'tekenbevoegde', method: 'external', evidence: 'Q1' });
  });

  it.each<[status: string, van: string, tot: string, signed: string, days: readonly string[]]>([
    ['voorgesteld', '2026-09-15', '2029-09-15', '', ['PartnershipProposed 2026-09-15']],
    ['voorgesteld', '2027-02-01', '2029-09-15', '', ['PartnershipProposed 2026-11-20']],
    ['afgewezen', '2026-08-29', '2029-09-15', '', ['PartnershipProposed 2026-08-29', 'PartnershipDeclined 2026-08-29']],
    ['ingetrokken', '2027-02-01', '2029-09-15', '', ['PartnershipProposed 2026-11-20', 'PartnershipWithdrawn 2026-11-20']],
    ['opgeschort', '2026-10-17', '2029-10-17', '2026-09-21', ['PartnershipProposed 2026-09-21', 'PartnershipSuspended 2026-10-17']],
    ['opgeschort', '2027-02-01', '2029-10-17', '2026-09-21', ['PartnershipProposed 2026-09-21', 'PartnershipSuspended 2026-11-20']],
    ['beëindigd', '2026-09-14', '2029-10-17', '2026-09-20', ['PartnershipProposed 2026-09-20', 'PartnershipEnded 2026-09-20']],
    ['verlopen', '2025-09-14', '2026-09-14', '2025-09-07', ['PartnershipProposed 2025-09-07', 'PartnershipExpired 2026-09-15']],
    ['Suspended', '2026-10-17', '2029-10-17', '2026-09-21', ['PartnershipProposed 2026-09-21', 'PartnershipSuspended 2026-10-17']],
  ])('bring it to %s from %s on, never in the future, and find it so again', async (status, van, tot, signed, days) => {
    const row = `Q1;Partnerschap Q;W000|I1;${van};${tot};${signed};${status}`;
    expect((await imported([row], both('Q1'))).findings).toStrictEqual([]);
    const told = (await eventsOf()).map(([type, day]) => `${type} ${day}`).filter((line) => !/Signed|Activated/.test(line));
    expect(told).toStrictEqual(days);
    expect(outcomes(await imported([row], both('Q1')))).toMatchObject({ 'partnerschappen.csv': [0, 1, 0], 'afspraken.csv': [0, 2, 0] });
  });

  it('add the signatures of a proposal that was signed since', async () => {
    const proposed = running.replace(';2025-07-22;lopend', ';;voorgesteld');
    await imported([proposed], both('Q1'));
    const report = await imported([running.replace('2025-07-22', '2025-09-01')], both('Q1'));
    expect([report.findings, (await kept()).map(({ status }) => status)]).toStrictEqual([[], ['Active']]);
    expect((await eventsOf()).map(([type, day]) => [type, day])).toStrictEqual([
      ['PartnershipProposed', '2025-08-20'],
      ['PartnershipSigned', '2025-09-01'],
      ['PartnershipSigned', '2025-09-01'],
      ['PartnershipActivated', '2025-09-01'],
    ]);
    const moved = await imported([running.replace('2025-07-22', '2025-09-02')], both('Q1'));
    expect(places(moved)[0]).toBe('partnerschappen.csv:2 getekend_op StepChanged');
  });

  it('refuse a row whose status is not what it leads to', async () => {
    const report = await imported(
      ['Q1;Q;W000|I1;2025-08-20;2028-08-20;;lopend', 'Q2;Q;W000|I1;2025-08-20;2028-08-20;2025-07-22;voorgesteld'],
      [...both('Q1'), ...both('Q2')],
    );
    expect(places(report).filter((place) => place.startsWith('partner'))).toStrictEqual([
      'partnerschappen.csv:2 status StatusNotReached',
      'partnerschappen.csv:3 status StatusNotReached',
    ]);
    expect(report.findings[0]?.sentence.nl).toBe('De rij zegt "lopend", maar de ingevulde stappen leiden tot "voorgesteld".');
  });

  it('tell everything that is wrong with a row, at its columns', async () => {
    const report = await imported(
      [
        ';;W000|I1;2025-02-30;x;2025;gaande',
        'Q2;Q;W000|X9;2025-08-20;2028-08-20;2025-07-22;lopend',
        'Q3;Q;W000|W004;2025-08-20;2028-08-20;2025-07-22;lopend',
        running,
      ],
      [...both('Q1'), ...both('Q3')],
    );
    expect(places(report)).toStrictEqual([
      'partnerschappen.csv:2 ref CellEmpty',
      'partnerschappen.csv:2 titel CellEmpty',
      'partnerschappen.csv:2 van CellInvalid',
      'partnerschappen.csv:2 tot CellInvalid',
      'partnerschappen.csv:2 getekend_op CellInvalid',
      'partnerschappen.csv:2 status CellInvalid',
      'partnerschappen.csv:3 partijen ReferenceUnknown',
      'partnerschappen.csv:4 getekend_op PartnershipNeedsInstitution',
      'afspraken.csv:4 partnerschap OwnerRefused',
      'afspraken.csv:5 partnerschap OwnerRefused',
    ]);
    expect(outcomes(report)).toMatchObject({ 'partnerschappen.csv': [1, 0, 3], 'afspraken.csv': [2, 0, 2] });
    expect(report.findings.at(-1)?.sentence.nl).toBe(
      'De rij "Q3" waar deze rij bij hoort is er niet of is geweigerd: zorg dat die goed in partnerschappen.csv staat, en lees dat bestand mee in.',
    );
  });

  it('report a commitment that is not right at its own row, and refuse its partnership with a sentence that names it', async () => {
    const report = await imported(
      [running, running.replace('Q1', 'Q2'), running.replace('Q1', 'Q3')],
      [
        ...both('Q1'),
        'Q1;W000;beloven;x;maand;mbo-9;sport',
        'Q2;X9;stageplaatsen-aanbieden;4;schooljaar;;',
        ...both('Q2'),
        ...both('Q3'),
        'Q9;W000;campagne;1;eenmalig;;',
      ],
    );
    expect(places(report)).toStrictEqual([
      'partnerschappen.csv:2 - PartRefused',
      'partnerschappen.csv:3 - PartRefused',
      'afspraken.csv:2 partnerschap OwnerRefused',
      'afspraken.csv:3 partnerschap OwnerRefused',
      'afspraken.csv:4 soort CellInvalid',
      'afspraken.csv:4 aantal CellInvalid',
      'afspraken.csv:4 per CellInvalid',
      'afspraken.csv:4 niveau CellInvalid',
      'afspraken.csv:4 sector CellInvalid',
      'afspraken.csv:5 partij ReferenceUnknown',
      'afspraken.csv:6 partnerschap OwnerRefused',
      'afspraken.csv:7 partnerschap OwnerRefused',
      'afspraken.csv:10 partnerschap OwnerRefused',
    ]);
    expect(report.findings.slice(0, 2).map(({ sentence }) => sentence.nl)).toStrictEqual([
      'Rij 4 van afspraken.csv hoort bij deze rij en klopt niet.',
      'Rij 5 van afspraken.csv hoort bij deze rij en klopt niet.',
    ]);
    expect(outcomes(report)).toMatchObject({ 'partnerschappen.csv': [1, 0, 2], 'afspraken.csv': [2, 0, 7] });
    expect(await kept()).toHaveLength(1);
  });

  it('name organisations as the files do, not by their ids', async () => {
    const report = await imported([running], [...both('Q1'), 'Q1;W001;stageplaatsen-aanbieden;4;schooljaar;mbo-2;handel']);
    expect(report.findings[0]).toMatchObject({
      code: 'CommitmentOfNoParty',
      sentence: {
        nl: 'Organisatie W001 doet een afspraak, maar is geen partij.',
        en: 'Organisation W001 makes a commitment, but is no party.',
      },
    });
  });

  it('refuse a row that is more than can be recorded at once, and take the others', async () => {
    await importing(application, demonstration('organisaties'));
    const handler: Pick<CommandHandler, 'handle'> = {
      handle: (aggregate, id, steps, context) =>
        context.import?.file === 'partnerschappen.csv' && context.import.row === 2
          ? Promise.reject(new AppendTooLarge(`partnership-${id}` as StreamName, 2_000_000, 1_048_576))
          : application.commands.handle(aggregate, id, steps, context),
    };
    const files = [...demonstration('organisaties'), partnerships(running, running.replace('Q1', 'Q2')), commitments(...both('Q1'), ...both('Q2'))];
    const importer = new CsvImporter(
      () => handler as CommandHandler,
      identities,
      fixedClock,
      async () => undefined,
    );
    const report = await importer.import({ files, dryRun: false, actor: { subject: 'manager-1', role: 'programme-manager' }, correlationId: 'import' });
    expect(places(report)).toStrictEqual([
      'partnerschappen.csv:2 - AppendTooLarge',
      'afspraken.csv:2 partnerschap OwnerRefused',
      'afspraken.csv:3 partnerschap OwnerRefused',
    ]);
    expect(report.findings[0]?.sentence).toStrictEqual({
      nl: 'Dit is te veel om in één keer vast te leggen; hooguit 1048576 bytes.',
      en: 'This is too much to be recorded at once; at most 1048576 bytes.',
    });
    expect(outcomes(report)).toMatchObject({ 'partnerschappen.csv': [1, 0, 1], 'afspraken.csv': [2, 0, 2] });
  });

  it('change nothing when the rows of the files come in another order', async () => {
    const more = [...both('Q1'), 'Q1;W000;contactpersoon-noemen;1;eenmalig;;'];
    await imported([running], more);
    const again = await imported([running], more.toReversed());
    expect([again.findings, outcomes(again)]).toMatchObject([[], { 'partnerschappen.csv': [0, 1, 0], 'afspraken.csv': [0, 3, 0] }]);
  });

  it('ask for the commitments of a row where they are not handed over with it, the first time and later', async () => {
    const alone = [...demonstration('organisaties'), partnerships(running)];
    const asked = { nl: 'Rijen van afspraken.csv die bij deze rij horen ontbreken: lees dat bestand mee in.' };
    const first = await importing(application, alone);
    await imported([running], both('Q1'));
    for (const report of [first, await importing(application, alone)]) {
      expect([places(report), report.findings[0]?.sentence]).toMatchObject([['partnerschappen.csv:2 ref PartsMissing'], asked]);
    }
  });

  it('say so when a row or its commitments were changed after they were imported', async () => {
    await imported([running], both('Q1'));
    const report = await imported([running], [...both('Q1'), 'Q1;W000;contactpersoon-noemen;1;eenmalig;;']);
    expect(places(report)).toStrictEqual([
      'partnerschappen.csv:2 getekend_op StepChanged',
      'afspraken.csv:2 partnerschap OwnerRefused',
      'afspraken.csv:3 partnerschap OwnerRefused',
      'afspraken.csv:4 partnerschap OwnerRefused',
    ]);
    expect(outcomes(await imported([running.replace('lopend', 'beëindigd')], both('Q1')))).toMatchObject({
      'partnerschappen.csv': [1, 0, 0],
      'afspraken.csv': [2, 0, 0],
    });
  });

  it('go by their English names and code values too', async () => {
    await importing(application, demonstration('organisaties'));
    const report = await importing(application, [
      ...demonstration('organisaties'),
      csv('partnerships.csv', ['ref,title,parties,from,to,signed_on,status', running.replace('lopend', 'Active').replaceAll(';', ',')].join('\n')),
      csv(
        'commitments.csv',
        ['partnership,party,kind,quantity,per,level,sector', 'Q1,W000,offer-places,4,school-year,,', 'Q1,I1,report-demand,1,once,,'].join('\n'),
      ),
    ]);
    expect([report.findings, outcomes(report)]).toStrictEqual([
      [],
      { 'organisaties.csv': [0, 180, 0], 'partnerships.csv': [1, 0, 0], 'commitments.csv': [2, 0, 0] },
    ]);
  });

  it('know a word for every kind of commitment', () => expect([...Object.values(commitmentKindWords)].sort()).toStrictEqual([...commitmentKinds].sort()));
});
