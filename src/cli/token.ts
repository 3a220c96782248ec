import 'reflect-metadata';
import { Subject } from '../../domain/shared/identifiers.ts';
import { localToken } from '../access/local-issuer.ts';
import { configFrom } from '../config.ts';
import { argumentsOf, ending, UsageError } from '../exit-codes.ts';

const usage = `npm run --silent token -- --as SUBJECT [--hours N]
  Maakt een toegangsbewijs voor deze installatie; standaard acht uur geldig.
  Makes an access token for this installation; valid for eight hours unless said otherwise.`;

await ending(async () => {
  const { values } = argumentsOf(usage, { options: { as: { type: 'string' }, hours: { type: 'string', default: '8' } } });
  const hours = Number(values.hours);
  if (!Subject.is(values.as) || !(hours > 0 && hours <= 24 * 365)) throw new UsageError(usage);
  const { dataFolder, access } = configFrom(process.env);
  if (access === 'oidc') throw new UsageError('STAGEPACT_ACCESS=oidc: toegangsbewijzen komen van de uitgever / tokens come from the issuer');
  console.log(await localToken(dataFolder, values.as, Math.round(hours * 3600)));
  return 0;
});
