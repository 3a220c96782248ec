import type { Sentences } from '../shared/rejection.ts';

export const programmeCycleRejections = {
  CycleNumberNotWhole: { nl: '{field} is een heel getal vanaf 0, niet {value}.', en: '{field} is a whole number from 0, not {value}.' },
  CycleCellTwice: {
    nl: 'Het doel voor {level}, {sector}, {kind} staat er twee keer.',
    en: 'The target for {level}, {sector}, {kind} is there twice.',
  },
  DemandNotFromActiveInstitution: {
    nl: 'Alleen een actieve onderwijsinstelling meldt behoefte.',
    en: 'Only an active educational institution reports demand.',
  },
  DemandOutsideCycle: {
    nl: 'De periode {from} tot en met {to} valt niet binnen het programmajaar ({cycleFrom} tot en met {cycleTo}).',
    en: 'The period {from} to {to} does not lie within the cycle ({cycleFrom} to {cycleTo}).',
  },
  DemandReportOlderThanKnown: {
    nl: 'Deze behoefte is later al gemeld, op {known}.',
    en: 'This demand was reported later already, on {known}.',
  },
  CycleNotOver: { nl: 'Het programmajaar loopt tot en met {to} en kan daarna sluiten.', en: 'The cycle runs to {to} and can be closed after that.' },
} as const satisfies Sentences;
