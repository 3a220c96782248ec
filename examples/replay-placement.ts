// Replays a placement: how it was after each event, from the offer to the end.
import { Stagepact } from '../client/client.ts';
import { environment } from '../client/environment.ts';

const stagepact = new Stagepact(environment);

const [placement] = (await stagepact.call('placementsList', { query: { state: 'Completed', limit: 1 } })).body.items;
if (placement === undefined) throw new Error('start Stagepact with --demo');
const path = { id: placement.id };

for await (const { revision, occurredOn, sentence, changes } of stagepact.all('placementsHistory', { path })) {
  const { body: then } = await stagepact.call('placementsRead', { path, query: { revision } });
  console.log(`${occurredOn}  ${then.state.padEnd(18)} ${sentence}`);
  for (const { field, before, after } of changes.filter((change) => change.before !== null && change.field !== 'state')) {
    console.log(`            ${field}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`);
  }
}
