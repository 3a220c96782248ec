// Follows what a partner promised and what has come of it, school year by school year.
import { Stagepact } from '../client/client.ts';
import { environment } from '../client/environment.ts';

const stagepact = new Stagepact(environment);

const [partner] = (await stagepact.call('organisationsList', { query: { kvk: '99100000' } })).body.items;
if (partner === undefined) throw new Error('start Stagepact with --demo');

for await (const { title, state, commitments, behind, behindSince } of stagepact.all('partnerProgrammeList', { query: { party: partner.id } })) {
  console.log(`${title} (${state})${behind ? `, behind since ${behindSince}` : ''}`);
  for (const { kind, per, organisationId, fulfilment } of commitments) {
    const whose = organisationId === partner.id ? partner.name : 'the other side';
    for (const { schoolYear = per, promised, counted, status } of fulfilment) {
      console.log(`  ${schoolYear}  ${kind} by ${whose}: ${counted} of ${promised}, ${status}`);
    }
  }
}
