import { type Role, roles } from '../membership/roles.ts';

/** `all`: whatever it is about; `own`: what is about the organisation for which the role is held. */
export type Reach = 'all' | 'own';
export type Allowed = Readonly<Partial<Record<Role, Reach>>>;

const office: Allowed = { 'programme-manager': 'all', administrator: 'all' };
const reading: Allowed = { ...office, auditor: 'all' };
const own = (...who: readonly Role[]): Allowed => Object.fromEntries(who.map((role) => [role, 'own']));
const everyone: Allowed = { ...Object.fromEntries(roles.map((role) => [role, 'all' as const])) };
/** Every organisation that takes part, in what is its own. */
export const everyParty = own('park-association', 'institution', 'employer', 'intermediary');

/** Done by the programme office, and by these for their own organisation. */
const by = (...who: readonly Role[]): Allowed => ({ ...office, ...own(...who) });
const readBy = (...who: readonly Role[]): Allowed => ({ ...reading, ...own(...who) });

/** Every action there is, and who may take it. An action that is not here does not exist; a role that is not named is denied. */
const table = {
  'organisations:list': everyone,
  'organisations:read': everyone,
  'organisations:history': { ...reading, ...everyParty },
  'organisations:register': office,
  'organisations:rename': { ...office, ...everyParty },
  'organisations:move': { ...office, ...everyParty },
  'organisations:change-sectors': { ...office, ...everyParty },
  'organisations:add-contact': { ...office, ...everyParty },
  'organisations:withdraw-contact': { ...office, ...everyParty },
  'organisations:record-recognition': office,
  'organisations:withdraw-recognition': office,
  'organisations:deactivate': office,

  'business-park-networks:list': everyone,
  'business-park-networks:read': everyone,
  'business-park-networks:history': readBy('park-association', 'institution', 'employer'),
  'business-park-networks:establish': by('park-association'),
  'business-park-networks:join': by('park-association', 'employer'),
  'business-park-networks:leave': by('park-association', 'employer'),
  'business-park-networks:link-institution': by('park-association', 'institution'),
  'business-park-networks:unlink-institution': by('park-association', 'institution'),
  'business-park-networks:name-coordinator': by('park-association'),
  'business-park-networks:set-rhythm': by('park-association'),
  'business-park-networks:plan-school-year': by('park-association'),
  'business-park-networks:dissolve': office,

  'information-days:list': everyone,
  'information-days:read': everyone,
  'information-days:history': readBy('park-association', 'institution'),
  'information-days:plan': by('park-association', 'institution'),
  'information-days:schedule': by('park-association', 'institution'),
  'information-days:reschedule': by('park-association', 'institution'),
  'information-days:open-registration': by('park-association', 'institution'),
  'information-days:register-attendance': by('park-association', 'institution', 'employer', 'intermediary'),
  'information-days:withdraw-registration': by('park-association', 'institution', 'employer', 'intermediary'),
  'information-days:close-registration': by('park-association', 'institution'),
  'information-days:hold': by('park-association', 'institution'),
  'information-days:record-pledge': by('employer'),
  'information-days:evaluate': by('park-association', 'institution'),
  'information-days:cancel': by('park-association', 'institution'),

  'calendar:list': everyone,
  'calendar:export': everyone,
  'calendar:coverage': everyone,

  'programme-cycles:list': everyone,
  'programme-cycles:read': everyone,
  'programme-cycles:history': reading,
  'programme-cycles:progress': everyone,
  'programme-cycles:shortages': everyone,
  'programme-cycles:open': office,
  'programme-cycles:revise-target': office,
  'programme-cycles:report-demand': by('institution'),
  'programme-cycles:close': office,

  'partnerships:list': { ...reading, ...everyParty },
  'partnerships:read': { ...reading, ...everyParty },
  'partnerships:history': { ...reading, ...everyParty },
  'partnerships:propose': { ...office, ...everyParty },
  'partnerships:revise': { ...office, ...everyParty },
  'partnerships:sign': { ...office, ...everyParty },
  'partnerships:decline': { ...office, ...everyParty },
  'partnerships:withdraw': { ...office, ...everyParty },
  'partnerships:suspend': office,
  'partnerships:resume': office,
  'partnerships:end': office,
  'partnerships:expire': office,
  'partnerships:add-commitment': { ...office, ...everyParty },
  'partnerships:propose-addendum': { ...office, ...everyParty },
  'partnerships:agree-addendum': { ...office, ...everyParty },
  'partnerships:withdraw-addendum': { ...office, ...everyParty },
  'partnerships:renew': { ...office, ...everyParty },
  'partnerships:contribute': { ...office, ...everyParty },
  'partnerships:correct-contribution': { ...office, ...everyParty },
  'partnerships:review': office,
  'partner-programme:list': { ...reading, ...everyParty },
  'partner-programme:read': { ...reading, ...everyParty },

  'placements:list': readBy('institution', 'employer'),
  'placements:read': readBy('institution', 'employer'),
  'placements:history': readBy('institution', 'employer'),
  'placements:offer': by('employer'),
  'placements:revise-offer': by('employer'),
  'placements:withdraw-offer': by('employer'),
  'placements:expire-offer': by('employer'),
  'placements:propose-candidate': by('institution', 'employer'),
  'placements:accept-candidate': by('institution', 'employer'),
  'placements:reject-candidate': by('institution', 'employer'),
  'placements:withdraw-candidate': by('institution', 'employer'),
  'placements:draft-agreement': by('institution', 'employer'),
  'placements:revise-agreement': by('institution', 'employer'),
  'placements:request-signatures': by('institution', 'employer'),
  'placements:sign-agreement': by('institution', 'employer'),
  'placements:refuse-signature': by('institution', 'employer'),
  'placements:recall-agreement': by('institution', 'employer'),
  'placements:propose-amendment': by('institution', 'employer'),
  'placements:approve-amendment': by('institution', 'employer'),
  'placements:reject-amendment': by('institution', 'employer'),
  'placements:start': by('institution', 'employer'),
  'placements:interrupt': by('institution', 'employer'),
  'placements:resume': by('institution', 'employer'),
  'placements:record-hours': by('institution', 'employer'),
  'placements:approve-hours': by('employer'),
  'placements:correct-hours': by('institution', 'employer'),
  'placements:record-contact-moment': by('institution'),
  'placements:record-interim-assessment': by('institution', 'employer'),
  'placements:report-recognition-loss': by('institution', 'employer'),
  'placements:cancel': by('institution', 'employer'),
  'placements:end-period': by('institution', 'employer'),
  'placements:record-company-opinion': by('employer'),
  'placements:complete': by('institution', 'employer'),
  'placements:terminate': by('institution', 'employer'),
  'placements:link-replacement': by('institution'),
  'placements:correct-record': by('institution', 'employer'),

  'audit:list': { ...reading, ...everyParty },
  'events:follow': { ...reading, ...everyParty },
  'imports:run': office,
  'memberships:list': { administrator: 'all', auditor: 'all' },
  'memberships:read': { administrator: 'all', auditor: 'all' },
  'memberships:history': { administrator: 'all', auditor: 'all' },
  'memberships:grant': { administrator: 'all' },
  'memberships:revoke': { administrator: 'all' },
} as const satisfies Readonly<Record<string, Allowed>>;

export type Action = keyof typeof table;

/** The table under one type: every action with every role it may name. */
export const allowed: Readonly<Record<Action, Allowed>> = table;
export const actions = Object.keys(table) as readonly Action[];

/** The resource that an action is on. */
export const resourceOf = (action: Action): string => action.split(':', 1)[0] ?? '';

/** The action of a resource and a verb. @throws Error when the table does not have it: nothing is done that nobody was allowed */
export function actionOf(resource: string, verb: string): Action {
  const action = `${resource}:${verb}`;
  if (!Object.hasOwn(table, action)) throw new Error(`the policy does not know ${action}`);
  return action as Action;
}
