import type { Json } from '../../domain/shared/json.ts';
import type { Language } from '../../domain/shared/rejection.ts';
import type { Schema } from '../../domain/shared/schema.ts';
import { auditEntrySchema } from '../audit/schema.ts';
import { businessParkNetworkSchema } from '../business-park-networks/schema.ts';
import { calendarDaySchema, coverageSchema } from '../calendar/schema.ts';
import { identifierSchema, type JsonSchema } from '../http/json-schema.ts';
import { importReportSchema } from '../imports/schema.ts';
import { informationDaySchema } from '../information-days/schema.ts';
import { membershipSchema } from '../memberships/schema.ts';
import { organisationSchema } from '../organisations/schema.ts';
import { programmePartnershipSchema } from '../partner-programme/schema.ts';
import { partnershipSchema } from '../partnerships/schema.ts';
import { placementSchema } from '../placements/schema.ts';
import { programmeCycleSchema, progressSchema, shortagesSchema } from '../programme-cycles/schema.ts';

/** Everything that is answered, by its name in the document. */
export const views = {
  Organisation: organisationSchema,
  BusinessParkNetwork: businessParkNetworkSchema,
  InformationDay: informationDaySchema,
  CalendarDay: calendarDaySchema,
  Coverage: coverageSchema,
  ProgrammeCycle: programmeCycleSchema,
  Progress: progressSchema,
  Shortages: shortagesSchema,
  Partnership: partnershipSchema,
  ProgrammePartnership: programmePartnershipSchema,
  Placement: placementSchema,
  Membership: membershipSchema,
  AuditEntry: auditEntrySchema,
  ImportReport: importReportSchema,
} as const satisfies Readonly<Record<string, Schema<unknown>>>;
export type ViewName = keyof typeof views;

const isRequired = (field: Schema<unknown>): boolean => !('optional' in field);

function objectSchema(fields: Readonly<Record<string, Schema<unknown>>>, language: Language): JsonSchema {
  const required = Object.entries(fields).flatMap(([name, field]) => (isRequired(field) ? [name] : []));
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, viewSchema(field, language)])),
    ...(required.length > 0 && { required }),
  };
}

/** A schema of the domain in the keywords of JSON Schema. */
export function viewSchema({ shape }: Schema<unknown>, language: Language): JsonSchema {
  switch (shape.is) {
    case 'text':
      return { type: 'string' };
    case 'flag':
      return { type: 'boolean' };
    case 'number':
      return { type: 'number' };
    case 'count':
      return { type: 'integer', minimum: 0 };
    case 'identifier':
      return identifierSchema(shape.of);
    case 'one-of':
      return shape.list.length === 1 ? { type: 'string', const: shape.list[0] as Json } : { type: 'string', enum: [...shape.list] };
    case 'list':
      return { type: 'array', items: viewSchema(shape.of, language) };
    case 'table':
      return { type: 'object', additionalProperties: viewSchema(shape.of, language) };
    case 'object':
      return objectSchema(shape.fields, language);
    case 'either':
      return { anyOf: shape.of.map((one) => viewSchema(one, language)) };
    case 'described':
      return shape.says === undefined ? shape.as : { ...shape.as, description: shape.says[language] };
  }
}
