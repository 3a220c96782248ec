import type { ImportFile } from '../../domain/ports/importing.ts';
import { csv } from './importing.ts';

export const header = 'ref;naam;soort;kvk;vestiging;brin;gemeente;postcode;plaats;sectoren;leerbedrijf_id;erkende_crebos;opmerking';
/** A company that is recognised for two crebos. */
export const cafe = 'W900;Café de Zuidpier;werkgever;99190000;000099190000;;GM0537;2225 AB;Katwijk;voedsel-groen-gastvrijheid|handel;100079001;25180|25168;';
export const organisaties = (...rows: readonly string[]): ImportFile => csv('organisaties.csv', [header, ...rows].join('\r\n'));
