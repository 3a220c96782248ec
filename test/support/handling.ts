import { randomUUID } from 'node:crypto';
import type { CommandContext, IntentOf, Step } from '../../domain/ports/commanding.ts';
import type { EventStore } from '../../domain/ports/event-store.ts';
import { ContactRef, Crebo, KvkNumber, MunicipalityCode, OrganisationId, Postcode, TrainingCompanyId } from '../../domain/shared/identifiers.ts';
import type { LocalDate } from '../../domain/shared/local-date.ts';
import type { Facts } from '../../src/commanding/facts.ts';
import { DecidingCommandHandler } from '../../src/commanding/handler.ts';
import { AggregateLoader } from '../../src/commanding/loader.ts';
import { StateCache } from '../../src/commanding/state-cache.ts';
import { fixedClock } from './application.ts';

/** For commands that ask nothing of other aggregates. */
export const noFacts: Facts = { of: async () => undefined, exclusiveKey: () => undefined, appended: () => undefined };

/** A handler with a cache of its own, as every process has one. */
export const handlerOn = (store: EventStore, facts = noFacts): DecidingCommandHandler =>
  new DecidingCommandHandler(store, new AggregateLoader(store, new StateCache(100)), facts, fixedClock);

type Intent = IntentOf<'organisation'>;

/** What is asked, under a command id of its own or a given one. */
export const step = (command: Intent, commandId: string = randomUUID(), fingerprint = JSON.stringify(command)): Step<'organisation'> => ({
  commandId,
  fingerprint,
  command,
});

export const by = (change: Partial<CommandContext> = {}): CommandContext => ({
  actor: { subject: 'manager-1', role: 'programme-manager' },
  correlationId: 'correlation-1',
  ...change,
});

const day = '2025-08-01' as LocalDate;
export const register = (name = 'Vliet zorggroep'): Intent => ({
  type: 'RegisterOrganisation',
  organisationId: OrganisationId.parse(OrganisationId.example),
  name,
  kind: 'employer',
  kvk: KvkNumber.parse('99100000'),
  municipality: MunicipalityCode.parse('GM0546'),
  postcode: Postcode.parse('2348 LV'),
  place: 'Leiden',
  sectors: ['zorg-welzijn-sport'],
  occurredOn: day,
});
export const rename = (name: string): Intent => ({ type: 'RenameOrganisation', name, occurredOn: day });
export const addContact = (contact: string): Intent => ({
  type: 'AddContact',
  role: 'trainer',
  contactRef: ContactRef.parse(contact),
  occurredOn: day,
});
export const recognise = (): Intent => ({
  type: 'RecordRecognition',
  trainingCompanyId: TrainingCompanyId.parse('100070003'),
  crebo: Crebo.parse('25655'),
  verifiedAt: day,
  source: 'file',
  occurredOn: day,
});
export const withdrawRecognition = (): Intent => ({ type: 'WithdrawRecognition', crebo: Crebo.parse('25655'), reason: 'no trainer left', occurredOn: day });
export const deactivate = (): Intent => ({ type: 'DeactivateOrganisation', reason: 'merged', occurredOn: day });
