import { addYears, type LocalDate } from '../../domain/shared/local-date.ts';
import type { Language, Sentence } from '../../domain/shared/rejection.ts';
import type { OrganisationDocument } from '../../projections/organisation-directory.ts';
import type { Call } from '../http/request.ts';
import { type View, viewOf } from '../http/view.ts';

const warnings = {
  RecognitionLapsed: {
    nl: 'De erkenning is vervallen op {on}: vier jaar na de laatste bpv.',
    en: 'The recognition lapsed on {on}: four years after the last BPV.',
  },
  RecognitionLapsesSoon: {
    nl: 'De erkenning vervalt op {on} als er voor die dag geen bpv meer is.',
    en: 'The recognition lapses on {on} if there is no BPV before that day.',
  },
} as const satisfies Record<string, Sentence>;

/** Long enough before it lapses to find a student for the place. */
const noticeYears = 1;

function warningsOf({ state, lapsesOn }: OrganisationDocument, today: LocalDate, language: Language): readonly object[] {
  if (state.status !== 'Active' || lapsesOn === undefined || addYears(today, noticeYears) < lapsesOn) return [];
  // What was verified when it had lapsed already has been given anew.
  const lapsing = Object.values(state.recognitions).some(({ status, lastVerifiedAt }) => status === 'recognised' && lastVerifiedAt < lapsesOn);
  if (!lapsing) return [];
  const code = lapsesOn <= today ? 'RecognitionLapsed' : 'RecognitionLapsesSoon';
  return [{ code, sentence: warnings[code][language].replace('{on}', lapsesOn) }];
}

/** An organisation of the directory; once it has had a BPV, with the last day of one, the day its recognitions lapse, and what to look out for today. */
export function organisationView(document: OrganisationDocument, today: LocalDate, call: Call): View {
  const { lastBpvOn, lapsesOn } = document;
  const view = viewOf(document, call);
  return lapsesOn === undefined ? view : { ...view, lastBpvOn, lapsesOn, warnings: warningsOf(document, today, call.language) };
}
