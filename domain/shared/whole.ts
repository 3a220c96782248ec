/**
 * Places, seats and students come in whole numbers; anything else would be written and never read again (`count` in schema.ts).
 * Minus zero is refused too: JSON can bring it in, but does not give it back.
 */
export const isWhole = (value: number, least = 0): boolean => Number.isSafeInteger(value) && value >= least && !Object.is(value, -0);
