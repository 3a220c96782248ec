import { describe, expect, it } from '@jest/globals';
import { commitmentKinds, commitmentRules, type PartyKind } from '../../../domain/partnership/commitments.ts';

describe('who may make which commitment', () => {
  const byKind = (kind: PartyKind) => commitmentKinds.filter((candidate) => commitmentRules[candidate].by.includes(kind));
  const anybody = ['joint-knowledge-project', 'share-good-practice', 'focus-mbo-1-2', 'other'];
  it.each<[PartyKind, readonly string[]]>([
    [
      'employer',
      [
        'offer-places',
        'name-contact-person',
        'obtain-recognition',
        'provide-trainer',
        'pay-allowance',
        'host-information-day',
        'inform-students',
        'join-fair',
        'provide-employer-ambassador',
        'objective-matching',
        'offer-work-experience',
      ],
    ],
    [
      'educational-institution',
      [
        'name-stagecoordinator',
        'publish-requirements',
        'report-demand',
        'give-park-information-day',
        'deliver-menukaart',
        'agreement-before-start',
        'contact-moments',
        'provide-student-ambassador',
        'internal-consultation',
      ],
    ],
    ['municipality', ['offer-places', 'fund-stagejager', 'facilitate-venue', 'social-return-places', 'campaign']],
    ['park-association', ['mobilise-members', 'name-park-contact', 'host-information-day']],
    ['intermediary', []],
  ])('%s', (kind, own) => expect([...byKind(kind)].sort()).toStrictEqual([...own, ...anybody].sort()));

  it('each kind has a unit, once each', () => {
    for (const kind of commitmentKinds) expect(new Set(commitmentRules[kind].units).size).toBe(commitmentRules[kind].units.length);
  });
});
