import { aggregateNames } from '../../domain/aggregates.ts';
import { OrganisationId } from '../../domain/shared/identifiers.ts';
import { LocalDate } from '../../domain/shared/local-date.ts';
import { type AuditDocument, type AuditEntry, auditHistory } from '../../projections/audit-history/projection.ts';
import { identified, listRoute, on, oneOf, text } from '../http/listing.ts';
import type { Route } from '../http/route.ts';
import type { ApiParts } from '../parts.ts';
import { entryView } from './view.ts';

/** The whole history, by one of stream, aggregate, organisation, actor or type, between two days. */
export const auditRoutes = (parts: ApiParts): readonly Route[] => [
  listRoute<AuditDocument>(parts, {
    path: '/audit/events',
    action: 'audit:list',
    projection: auditHistory,
    filters: {
      stream: text(120),
      aggregate: oneOf(aggregateNames),
      organisation: on('organisations', identified(OrganisationId)),
      actor: text(80),
      type: oneOf([...auditHistory.types].sort()),
    },
    ownBy: () => ({ field: 'organisations' }),
    range: {
      from: identified(LocalDate),
      to: identified(LocalDate),
      bounds: (from, to) => ({ ...(from !== undefined && { from }), ...(to !== undefined && { to: `${to} \u{10ffff}` }) }),
    },
    item: (entry, call) => entryView(entry as AuditEntry, call),
  }),
];
