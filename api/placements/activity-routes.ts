import { IsoWeek } from '../../domain/placement/week.ts';
import type { CommandRoutes } from '../http/command-route.ts';
import { Occurred } from '../http/occurred.ts';
import { codeIn } from '../http/path.ts';
import type { Route } from '../http/route.ts';
import { CorrectHoursDto, InterruptPlacementDto, RecordContactMomentDto, RecordHoursDto, RecordInterimAssessmentDto } from './dto.ts';

/** From the first day to the last. */
export const activityRoutes = (routes: CommandRoutes<'placement'>): readonly Route[] => [
  routes.command({ path: '/:id/start', verb: 'start', body: Occurred, command: (body) => ({ type: 'StartPlacement', ...body }) }),
  routes.command({ path: '/:id/interruptions', verb: 'interrupt', body: InterruptPlacementDto, command: (body) => ({ type: 'InterruptPlacement', ...body }) }),
  routes.command({ path: '/:id/resumption', verb: 'resume', body: Occurred, command: (body) => ({ type: 'ResumePlacement', ...body }) }),
  routes.command({ path: '/:id/hours', verb: 'record-hours', body: RecordHoursDto, command: (body) => ({ type: 'RecordHours', ...body }) }),
  routes.command({
    path: '/:id/hours/:week/approval',
    verb: 'approve-hours',
    body: Occurred,
    command: (body, { week }) => ({ type: 'ApproveHours', week: codeIn(IsoWeek, week), ...body }),
  }),
  routes.command({
    path: '/:id/hours/:week/corrections',
    verb: 'correct-hours',
    body: CorrectHoursDto,
    ifMatch: 'required',
    command: (body, { week }) => ({ type: 'CorrectHours', week: codeIn(IsoWeek, week), ...body }),
  }),
  routes.command({
    path: '/:id/contact-moments',
    verb: 'record-contact-moment',
    body: RecordContactMomentDto,
    command: (body) => ({ type: 'RecordContactMoment', ...body }),
  }),
  routes.command({
    path: '/:id/interim-assessments',
    verb: 'record-interim-assessment',
    body: RecordInterimAssessmentDto,
    command: (body) => ({ type: 'RecordInterimAssessment', ...body }),
  }),
  routes.command({
    path: '/:id/recognition-losses',
    verb: 'report-recognition-loss',
    body: Occurred,
    command: (body) => ({ type: 'ReportRecognitionLoss', ...body }),
  }),
];
