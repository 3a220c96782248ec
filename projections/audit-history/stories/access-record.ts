import type { AccessRecordEvent } from '../../../domain/access-record/events.ts';
import type { Stories } from '../story.ts';

type Access = Readonly<{ subject: string; action: string; stream?: string }>;
const about = (access: unknown): { readonly nl: string; readonly en: string } => {
  const { subject, action, stream } = access as Access;
  return {
    nl: `${subject}: ${action}${stream === undefined ? '' : ` op ${stream}`}`,
    en: `${subject}: ${action}${stream === undefined ? '' : ` on ${stream}`}`,
  };
};

export const accessRecordStories: Stories<AccessRecordEvent['type']> = {
  ActionDenied: ({ access }) => ({ nl: `Niet toegestaan ({why}). ${about(access).nl}.`, en: `Not allowed ({why}). ${about(access).en}.` }),
  CommandRefused: ({ access }) => ({
    nl: `Afgewezen door de regels ({code}). ${about(access).nl}.`,
    en: `Refused by the rules ({code}). ${about(access).en}.`,
  }),
  RecordRead: ({ access }) => ({ nl: `Ingezien door een auditor. ${about(access).nl}.`, en: `Read by an auditor. ${about(access).en}.` }),
  DataExported: ({ access }) => ({ nl: `Uitgevoerd. ${about(access).nl}.`, en: `Exported. ${about(access).en}.` }),
};
