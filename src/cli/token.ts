import 'reflect-metadata';
import { localToken } from '../access/local-issuer.ts';
import { configFrom } from '../config.ts';
import { argumentsOf, ending, notRight, subjectIn, UsageError } from '../exit-codes.ts';

const usage = `npm run --silent token -- --as SUBJECT [--hours N]
  Maakt een toegangsbewijs voor deze installatie; standaard acht uur geldig.
  Makes an access token for this installation; valid for eight hours unless said otherwise.`;

const longestHours = 24 * 365;
const wantedHours = { nl: `een aantal uren tot ${longestHours}`, en: `a number of hours up to ${longestHours}` };

await ending(async () => {
  const { values } = argumentsOf(usage, { options: { as: { type: 'string' }, hours: { type: 'string', default: '8' } } });
  const subject = subjectIn(values.as, usage);
  const hours = Number(values.hours);
  if (!(hours > 0 && hours <= longestHours)) throw new UsageError(`${notRight(`--hours "${values.hours}"`, wantedHours)}\n${usage}`);
  const { dataFolder, access } = configFrom(process.env);
  if (access === 'oidc') throw new UsageError('STAGEPACT_ACCESS=oidc: toegangsbewijzen komen van de uitgever / tokens come from the issuer');
  console.log(await localToken(dataFolder, subject, Math.round(hours * 3600)));
  return 0;
});
