// Records a partnership: who promises what, and the signatures of both sides.
import { Stagepact } from '../client/client.ts';
import { environment } from '../client/environment.ts';

const stagepact = new Stagepact(environment);
const today = Temporal.Now.plainDateISO('Europe/Amsterdam');

const [school] = (await stagepact.call('organisationsList', { query: { kvk: '99000020' } })).body.items;
const [employer] = (await stagepact.call('organisationsList', { query: { kvk: '99100000' } })).body.items;
if (school === undefined || employer === undefined) throw new Error('start Stagepact with --demo');

const proposed = await stagepact.call('partnershipsPropose', {
  body: {
    title: `${school.name} and ${employer.name}`,
    parties: [{ organisationId: school.id }, { organisationId: employer.id }],
    term: { from: today.toString(), to: today.add({ years: 3 }).toString() },
    commitments: [
      { organisationId: employer.id, kind: 'offer-places', quantity: 8, per: 'school-year', level: 'mbo-3', sector: 'zorg-welzijn-sport' },
      { organisationId: school.id, kind: 'contact-moments', quantity: 4, per: 'school-year' },
    ],
  },
});
const path = { id: proposed.body.id };

for (const { id, name } of [school, employer]) {
  const body = { organisationId: id, signatoryRole: 'director', method: 'paper', evidence: 'scan 2026-114' } as const;
  const signed = await stagepact.call('partnershipsSign', { path, body });
  console.log(`signed for ${name}: the partnership is ${signed.body.state}`);
}

for await (const { occurredOn, sentence } of stagepact.all('partnershipsHistory', { path })) console.log(occurredOn, sentence);
