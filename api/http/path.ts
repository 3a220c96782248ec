import type { Identifier } from '../../domain/shared/identifier.ts';
import { Problem } from './problem.ts';

/** A number in an address, such as `/amendments/2`. @throws Problem `NotFound` for what can be no number of anything */
export function numberIn(text = ''): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new Problem('NotFound');
  return Number(text);
}

/** A code in an address, such as the week of `/hours/2026-W47`. @throws Problem `NotFound` for what can be no such code */
export function codeIn<T extends string>(identifier: Identifier<T>, text = ''): T {
  if (!identifier.is(text)) throw new Problem('NotFound');
  return text;
}
