// Made of the API document by `npm run client`; a test fails when they differ.

/** A page of a list; with `next` as the cursor the following one is asked for. */
export type Page<T> = { items: readonly T[]; next?: string };
export type AcceptCandidate = { party: 'student' | 'institution' | 'company'; occurredOn?: string };
export type Activity = { kind: KindShown; month: number };
export type AddCommitment = { number?: number; commitment: Commitment; occurredOn?: string };
export type Addenda = {
  number: number;
  status: 'Open' | 'Concluded' | 'Withdrawn';
  added: readonly CommitmentShown[];
  changed: readonly { before: CommitmentShown; after: CommitmentShown }[];
  term?: TermShown;
  agreedBy: readonly string[];
};
export type Addendum = { number?: number; add?: readonly Commitment[]; change?: readonly ChangedCommitment[]; occurredOn?: string };
export type AgreeAddendum = { organisationId: string; occurredOn?: string };
export type Agreement = { terms: AgreementTerms; occurredOn?: string };
export type AgreementShown = {
  version: number;
  terms: {
    from: string;
    to: string;
    totalHours: number;
    hoursPerSchoolYear: Readonly<Record<string, number>>;
    allowancePerMonth: number;
    trainerRole: string;
    coachRole?: string;
    goals?: string;
    schedule?: string;
    remoteWork?: string;
    branch?: string;
    minor: boolean;
    qualificationParts?: readonly string[];
    conditions?: string;
    dossier?: string;
  };
  versionOf: string;
  signatories: readonly Signatory[];
  signatures: readonly { role: Signatory; method: 'electronic' | 'paper' | 'external'; evidence: string; signedOn: string }[];
  voided?: { by: 'refusal'; role: Signatory; reason: string } | { by: 'recall'; reason: string };
};
export type AgreementTerms = {
  from: string;
  to: string;
  totalHours: number;
  hoursPerSchoolYear: Readonly<Record<string, number>>;
  allowancePerMonth: number;
  trainerRole: string;
  coachRole?: string;
  goals?: string;
  schedule?: string;
  remoteWork?: string;
  branch?: string;
  minor: boolean;
  qualificationParts?: readonly string[];
  conditions?: string;
  dossier?: string;
};
export type AmendableTerms = {
  from?: string;
  to?: string;
  totalHours?: number;
  hoursPerSchoolYear?: Readonly<Record<string, number>>;
  allowancePerMonth?: number;
  trainerRole?: string;
  coachRole?: string;
  goals?: string;
  schedule?: string;
  remoteWork?: string;
  branch?: string;
  programme?: Programme;
};
export type Amendment = {
  changes: {
    from?: string;
    to?: string;
    totalHours?: number;
    hoursPerSchoolYear?: Readonly<Record<string, number>>;
    allowancePerMonth?: number;
    trainerRole?: string;
    coachRole?: string;
    goals?: string;
    schedule?: string;
    remoteWork?: string;
    branch?: string;
    programme?: { programmeCode: string; dossier: string };
  };
  outcome: 'open' | 'concluded' | 'rejected';
  approvedBy: readonly Signatory[];
  rejectedBy?: Signatory;
};
export type ApproveAmendment = { role: Signatory; occurredOn?: string };
export type Assessment = { commitmentNumber: number; judgement: Judgement; note?: string };
export type Attendance = { total: number; perOrganisation: readonly Counted[] };
export type AttendanceShown = { total: number; perOrganisation: readonly { organisationId: string; attendees: number }[] };
export type AuditEntry = {
  id: string;
  sentence: string;
  stream: string;
  aggregate: 'organisation' | 'businessParkNetwork' | 'informationDay' | 'partnership' | 'placement' | 'programmeCycle' | 'membership' | 'accessRecord';
  aggregateId: string;
  revision: number;
  position: string;
  type: string;
  occurredOn: string;
  recordedAt: string;
  actor: string;
  role: string;
  organisation?: string;
  organisations: readonly string[];
  reason?: string;
  import?: { file: string; row: number; sha256: string };
  changes: readonly { field: string; before: unknown; after: unknown }[];
};
export type BusinessParkNetwork =
  | {
      id: string;
      revision: number;
      state: 'Active';
      networkId: string;
      name: string;
      municipality: string;
      associationId: string;
      establishedOn: string;
      members: readonly Member[];
      links: readonly Link[];
      coordinator?: string;
      rhythm: readonly Rhythm[];
      planned: readonly Planned[];
      memberCount?: number;
      institutionIds?: readonly string[];
    }
  | {
      id: string;
      revision: number;
      state: 'Dissolved';
      networkId: string;
      name: string;
      municipality: string;
      associationId: string;
      establishedOn: string;
      members: readonly Member[];
      links: readonly Link[];
      coordinator?: string;
      rhythm: readonly Rhythm[];
      planned: readonly Planned[];
      memberCount?: number;
      institutionIds?: readonly string[];
      dissolvedOn: string;
    };
export type CalendarDay = {
  id: string;
  state: State;
  revision: number;
  kind: KindShown;
  schoolYear: string;
  network?: Network;
  host: Network;
  institutions: readonly Network[];
  preferredMonth?: number;
  date?: string;
  start?: string;
  end?: string;
  venue?: string;
  link?: string;
  capacity?: number;
  startsAt?: string;
  endsAt?: string;
  seatsTaken: number;
  waiting: number;
  attendance?: AttendanceShown;
  pledges: { places: number; cells: readonly { kind: 'internship' | 'work-experience'; level: Level; sector: Sector; places: number }[] };
  yield: { offered: number; started: number };
  evaluation?: Evaluation;
  cancelledOn?: string;
  reason?: string;
};
export type CancelPlacement = { reason: ReasonShown; explanation?: string; occurredOn?: string };
export type Candidate = { studentRef: string; institutionId?: string; criterion: Criterion };
export type CandidateShown = {
  studentRef?: string;
  institutionId?: string;
  criterion: Criterion;
  acceptedBy: readonly ('student' | 'institution' | 'company')[];
};
export type Cell = { level: Level; sector: Sector; kind: 'internship' | 'work-experience'; places: number };
export type CellKey = { level: Level; sector: Sector; kind: 'internship' | 'work-experience' };
export type ChangeSectors = { sectors: readonly Sector[]; occurredOn?: string };
export type ChangedCommitment = { number: number; quantity: number; per: 'school-year' | 'once'; level?: Level; sector?: Sector };
export type Commitment = {
  organisationId: string;
  kind: Kind2;
  quantity: number;
  unit?: Unit;
  per: 'school-year' | 'once';
  level?: Level;
  sector?: Sector;
  description?: string;
};
export type CommitmentShown = {
  number: number;
  organisationId: string;
  kind: Kind2;
  side: 'education' | 'work';
  quantity: number;
  unit: Unit;
  per: 'school-year' | 'once';
  level?: Level;
  sector?: Sector;
  description?: string;
};
export type CompletePlacement = { result: 'sufficient' | 'insufficient'; hours: number; decidedBy: 'student' | 'institution' | 'company'; occurredOn?: string };
export type Contact = { role: 'stagecoordinator' | 'contact-person' | 'trainer'; contactRef: string; occurredOn?: string };
export type ContactMoment = { kind: Kind4; onSite: boolean; on: string };
export type ContactShown = { role: 'stagecoordinator' | 'contact-person' | 'trainer'; contactRef?: string };
export type Contribution = { number?: number; commitmentNumber: number; schoolYear: string; quantity: number; evidence: Evidence; occurredOn?: string };
export type ContributionShown = {
  number: number;
  commitmentNumber: number;
  organisationId: string;
  schoolYear: string;
  quantity: number;
  evidence: { type: 'placement'; placementId: string } | { type: 'information-day'; informationDayId: string } | { type: 'document'; reference: string };
  recordedBy: string;
  corrected?: number;
};
export type CorrectContribution = { quantity: number; occurredOn?: string; reason: string };
export type CorrectHours = { hours: number; why: string; occurredOn?: string };
export type CorrectRecord = {
  field: 'additional' | 'sector' | 'startedOn' | 'endedOn' | 'result' | 'realisedHours' | 'terminatedOn' | 'cancelledOn' | 'reason';
  old: string | number | boolean;
  new: string | number | boolean;
  why: string;
  occurredOn?: string;
};
export type Counted = { organisationId: string; attendees: number };
export type CountedShown = { offered: number; matched: number; agreed: number; started: number; completed: number; passed: number };
export type Coverage = {
  schoolYear: string;
  parks: number;
  held: number;
  ahead: number;
  missing: number;
  items: readonly {
    networkId: string;
    name: string;
    coverage: 'held' | 'ahead' | 'missing';
    kinds: readonly { kind: KindShown; coverage: 'held' | 'ahead' | 'missing'; held: number; ahead: number; cancelled: number }[];
    days: readonly { id: string; state: State; kind: KindShown; institutions: readonly Network[]; date?: string; startsAt?: string; preferredMonth?: number }[];
  }[];
};
export type Criterion =
  | 'programme-fit'
  | 'learning-goals'
  | 'competences'
  | 'availability'
  | 'travel-distance'
  | 'order-of-application'
  | 'drawn-by-lot'
  | 'choice-of-student';
export type CyclePart = { from: string; to: string };
export type Day = { informationDayId: string; kind: KindShown; schoolYear: string; networkId?: string; hostId: string; institutionIds: readonly string[] };
export type DeclinePartnership = { organisationId: string; occurredOn?: string; reason: string };
export type Demand = { students: number; reportedOn: string };
export type Education = {
  promises: number;
  byStatus: { Pledged?: number; Active?: number; Fulfilled?: number; PartlyFulfilled?: number; Missed?: number; Waived?: number };
  fulfilled?: number;
};
export type EstablishNetwork = { networkId?: string; name: string; municipality: string; associationId: string; occurredOn?: string };
export type EvaluateDay = { score?: number; findings: string; occurredOn?: string };
export type Evaluation = { score?: number; findings: string };
export type Evidence = { type: 'placement' | 'information-day' | 'document'; placementId?: string; informationDayId?: string; reference?: string };
export type Figure = {
  offered: number;
  matched: number;
  agreed: number;
  started: number;
  completed: number;
  cells: readonly {
    level: Level;
    sector: Sector;
    kind: 'internship' | 'work-experience';
    offered: number;
    matched: number;
    agreed: number;
    started: number;
    completed: number;
  }[];
};
export type FormerCandidate = { by: 'rejection'; reason: Reason } | { by: 'withdrawal'; reason: string };
export type Glossary = { items: readonly { heading: Heading; of?: string; terms: Readonly<Record<string, Heading>> }[] };
export type Grant = { role: Role; organisationId?: string; from: string; to?: string; grantedBy: string };
export type GrantMembership = { subject: string; role: Role; organisationId?: string; from: string; to?: string; occurredOn?: string };
export type Heading = { nl: string; en: string };
export type HoldDay = { attendance: Attendance; occurredOn?: string };
export type Hour = { hours: number; approved: boolean };
export type ImportReport = {
  dryRun: boolean;
  files: readonly { file: string; rows: number; written: number; unchanged: number; refused: number }[];
  findings: readonly { file: string; row: number; column?: string; code: string; sentence: string }[];
};
export type InformationDay =
  | { id: string; revision: number; state: 'Planned'; day: Day }
  | { id: string; revision: number; state: 'Scheduled'; day: Day; schedule: Schedule; registrations: readonly Registration[]; pledges: readonly Pledge[] }
  | { id: string; revision: number; state: 'Open'; day: Day; schedule: Schedule; registrations: readonly Registration[]; pledges: readonly Pledge[] }
  | { id: string; revision: number; state: 'Closed'; day: Day; schedule: Schedule; registrations: readonly Registration[]; pledges: readonly Pledge[] }
  | {
      id: string;
      revision: number;
      state: 'Held';
      day: Day;
      schedule: Schedule;
      registrations: readonly Registration[];
      pledges: readonly Pledge[];
      attendance: AttendanceShown;
    }
  | {
      id: string;
      revision: number;
      state: 'Evaluated';
      day: Day;
      schedule: Schedule;
      registrations: readonly Registration[];
      pledges: readonly Pledge[];
      attendance: AttendanceShown;
      evaluation: Evaluation;
    }
  | {
      id: string;
      revision: number;
      state: 'Cancelled';
      day: Day;
      schedule?: Schedule;
      registrations?: readonly Registration[];
      pledges?: readonly Pledge[];
      reason: string;
      cancelledOn: string;
    };
export type InterimAssessment = { outcome: 'on-track' | 'needs-attention' | 'at-risk'; on: string };
export type InterruptPlacement = { expectedResumption?: string; occurredOn?: string };
export type Interruption = { from: string; expectedResumption?: string; resumedOn?: string };
export type JoinNetwork = { organisationId: string; since: string; occurredOn?: string };
export type Judgement = 'on-track' | 'behind' | 'missed' | 'waived';
export type Kind = 'employer' | 'educational-institution' | 'park-association' | 'municipality' | 'intermediary' | 'programme-office';
export type Kind2 =
  | 'offer-places'
  | 'name-contact-person'
  | 'obtain-recognition'
  | 'provide-trainer'
  | 'pay-allowance'
  | 'host-information-day'
  | 'inform-students'
  | 'join-fair'
  | 'provide-employer-ambassador'
  | 'objective-matching'
  | 'offer-work-experience'
  | 'name-stagecoordinator'
  | 'publish-requirements'
  | 'report-demand'
  | 'give-park-information-day'
  | 'deliver-menukaart'
  | 'agreement-before-start'
  | 'contact-moments'
  | 'provide-student-ambassador'
  | 'internal-consultation'
  | 'fund-stagejager'
  | 'facilitate-venue'
  | 'social-return-places'
  | 'campaign'
  | 'mobilise-members'
  | 'name-park-contact'
  | 'joint-knowledge-project'
  | 'share-good-practice'
  | 'focus-mbo-1-2'
  | 'other';
export type Kind3 = 'bpv-bol' | 'bpv-bbl' | 'mbo-other' | 'hbo-internship' | 'wo-internship' | 'dual' | 'work-experience';
export type Kind4 = 'introduction' | 'progress' | 'evaluation' | 'concern';
export type KindShown = 'institution-at-park' | 'companies-at-institution' | 'regional-fair' | 'online-fair' | 'online-inspiration' | 'company-tour';
export type Level = 'mbo-1' | 'mbo-2' | 'mbo-3' | 'mbo-4' | 'hbo-ad' | 'hbo-bachelor' | 'hbo-master' | 'wo-bachelor' | 'wo-master' | 'graduate';
export type Link = { organisationId: string; since: string; until?: string; programmes: readonly string[] };
export type LinkInstitution = { organisationId: string; programmes?: readonly string[]; occurredOn?: string };
export type LinkReplacement = { replacementId: string; occurredOn?: string };
export type Member = { organisationId: string; since: string; until?: string };
export type Membership =
  | { id: string; revision: number; state: 'Member'; subject: string; grants: readonly Grant[] }
  | { id: string; revision: number; state: 'Former'; subject: string; grants: readonly Grant[] };
export type MoveOrganisation = { municipality: string; postcode: string; place: string; occurredOn?: string };
export type NameCoordinator = { contactRef: string; occurredOn?: string };
export type Network = { id: string; name?: string };
export type Occurred = { occurredOn?: string };
export type Offer = {
  placementId: string;
  kind: Kind3;
  level: Level;
  sector: Sector;
  programmeCode?: string;
  employerId: string;
  institutionId?: string;
  partnershipId?: string;
  informationDayId?: string;
  additional: boolean;
  offeredOn: string;
  period?: TermShown;
  origin: { type: Type; informationDayId?: string; pledgeNumber?: number; partnershipId?: string };
  expiresOn: string;
  trainingCompanyId?: string;
};
export type OfferPlace = {
  placementId?: string;
  kind: Kind3;
  level: Level;
  sector: Sector;
  programmeCode?: string;
  employerId: string;
  institutionId?: string;
  origin: Origin;
  additional: boolean;
  partnershipId?: string;
  expiresOn: string;
  period?: Period;
  candidate?: Candidate;
  occurredOn?: string;
};
export type OpenCycle = { slug: string; name: string; from: string; to: string; totalTarget: number; cells: readonly TargetCell[]; occurredOn?: string };
export type Opened = { slug: string; name: string; from: string; to: string; totalTarget: number; cells: readonly Cell[] };
export type Organisation =
  | {
      id: string;
      revision: number;
      state: 'Active';
      organisationId: string;
      name: string;
      kind: Kind;
      kvk: string;
      branch?: string;
      brin?: string;
      municipality: string;
      postcode: string;
      place: string;
      sectors: readonly Sector[];
      contacts: readonly ContactShown[];
      recognitions: Readonly<Record<string, Recognition>>;
      lastBpvOn?: string;
      lapsesOn?: string;
      warnings?: readonly Warning[];
    }
  | {
      id: string;
      revision: number;
      state: 'Deactivated';
      organisationId: string;
      name: string;
      kind: Kind;
      kvk: string;
      branch?: string;
      brin?: string;
      municipality: string;
      postcode: string;
      place: string;
      sectors: readonly Sector[];
      contacts: readonly ContactShown[];
      recognitions: Readonly<Record<string, Recognition>>;
      lastBpvOn?: string;
      lapsesOn?: string;
      warnings?: readonly Warning[];
      deactivatedOn: string;
    };
export type Origin = { type: Type; informationDayId?: string; pledgeNumber?: number; partnershipId?: string };
export type Override = { reason: string };
export type Partnership =
  | { id: string; revision: number; state: 'Proposed'; partnershipId: string; proposal: Proposal; signatures: readonly Signature[] }
  | { id: string; revision: number; state: 'Signing'; partnershipId: string; proposal: Proposal; signatures: readonly Signature[] }
  | { id: string; revision: number; state: 'Declined'; partnershipId: string; proposal: Proposal; signatures: readonly Signature[] }
  | { id: string; revision: number; state: 'Withdrawn'; partnershipId: string; proposal: Proposal; signatures: readonly Signature[] }
  | {
      id: string;
      revision: number;
      state: 'Active';
      partnershipId: string;
      proposal: Proposal;
      signatures: readonly Signature[];
      activatedOn: string;
      commitments: readonly CommitmentShown[];
      terms: readonly TermShown[];
      addenda: readonly Addenda[];
      contributions: readonly ContributionShown[];
      reviews: Readonly<Record<string, ReviewShown>>;
    }
  | {
      id: string;
      revision: number;
      state: 'Suspended';
      partnershipId: string;
      proposal: Proposal;
      signatures: readonly Signature[];
      activatedOn: string;
      commitments: readonly CommitmentShown[];
      terms: readonly TermShown[];
      addenda: readonly Addenda[];
      contributions: readonly ContributionShown[];
      reviews: Readonly<Record<string, ReviewShown>>;
    }
  | {
      id: string;
      revision: number;
      state: 'Ended';
      partnershipId: string;
      proposal: Proposal;
      signatures: readonly Signature[];
      activatedOn: string;
      commitments: readonly CommitmentShown[];
      terms: readonly TermShown[];
      addenda: readonly Addenda[];
      contributions: readonly ContributionShown[];
      reviews: Readonly<Record<string, ReviewShown>>;
    }
  | {
      id: string;
      revision: number;
      state: 'Expired';
      partnershipId: string;
      proposal: Proposal;
      signatures: readonly Signature[];
      activatedOn: string;
      commitments: readonly CommitmentShown[];
      terms: readonly TermShown[];
      addenda: readonly Addenda[];
      contributions: readonly ContributionShown[];
      reviews: Readonly<Record<string, ReviewShown>>;
    };
export type Party = { organisationId: string };
export type PartyShown = {
  organisationId: string;
  kind: 'employer' | 'educational-institution' | 'park-association' | 'municipality' | 'intermediary';
  name?: string;
};
export type Period = { from: string; to: string };
export type Placement =
  | { id: string; revision: number; state: 'Offered'; offer: Offer; recordedBy: RecordedBy; recognitionLostOn?: string; formerCandidate?: FormerCandidate }
  | { id: string; revision: number; state: 'Proposed'; offer: Offer; recordedBy: RecordedBy; recognitionLostOn?: string; candidate: CandidateShown }
  | { id: string; revision: number; state: 'Accepted'; offer: Offer; recordedBy: RecordedBy; recognitionLostOn?: string; candidate: CandidateShown }
  | {
      id: string;
      revision: number;
      state: 'AgreementDrafted';
      offer: Offer;
      recordedBy: RecordedBy;
      recognitionLostOn?: string;
      candidate: CandidateShown;
      agreement: AgreementShown;
    }
  | {
      id: string;
      revision: number;
      state: 'AwaitingSignatures';
      offer: Offer;
      recordedBy: RecordedBy;
      recognitionLostOn?: string;
      candidate: CandidateShown;
      agreement: AgreementShown;
    }
  | {
      id: string;
      revision: number;
      state: 'Agreed';
      offer: Offer;
      recordedBy: RecordedBy;
      recognitionLostOn?: string;
      candidate: CandidateShown;
      agreement: AgreementShown;
      amendments: readonly Amendment[];
    }
  | {
      id: string;
      revision: number;
      state: 'Active';
      offer: Offer;
      recordedBy: RecordedBy;
      recognitionLostOn?: string;
      candidate: CandidateShown;
      agreement: AgreementShown;
      amendments: readonly Amendment[];
      startedOn: string;
      interruptions: readonly Interruption[];
      hours: Readonly<Record<string, Hour>>;
      contactMoments: readonly ContactMoment[];
      interimAssessments: readonly InterimAssessment[];
    }
  | {
      id: string;
      revision: number;
      state: 'Interrupted';
      offer: Offer;
      recordedBy: RecordedBy;
      recognitionLostOn?: string;
      candidate: CandidateShown;
      agreement: AgreementShown;
      amendments: readonly Amendment[];
      startedOn: string;
      interruptions: readonly Interruption[];
      hours: Readonly<Record<string, Hour>>;
      contactMoments: readonly ContactMoment[];
      interimAssessments: readonly InterimAssessment[];
    }
  | {
      id: string;
      revision: number;
      state: 'AwaitingAssessment';
      offer: Offer;
      recordedBy: RecordedBy;
      recognitionLostOn?: string;
      candidate: CandidateShown;
      agreement: AgreementShown;
      amendments: readonly Amendment[];
      startedOn: string;
      interruptions: readonly Interruption[];
      hours: Readonly<Record<string, Hour>>;
      contactMoments: readonly ContactMoment[];
      interimAssessments: readonly InterimAssessment[];
      endedOn: string;
      companyOpinion?: 'good' | 'sufficient' | 'insufficient';
    }
  | {
      id: string;
      revision: number;
      state: 'Completed';
      offer: Offer;
      recordedBy: RecordedBy;
      recognitionLostOn?: string;
      candidate: CandidateShown;
      agreement: AgreementShown;
      amendments: readonly Amendment[];
      startedOn: string;
      interruptions: readonly Interruption[];
      hours: Readonly<Record<string, Hour>>;
      contactMoments: readonly ContactMoment[];
      interimAssessments: readonly InterimAssessment[];
      endedOn: string;
      companyOpinion?: 'good' | 'sufficient' | 'insufficient';
      completedOn: string;
      result: 'sufficient' | 'insufficient';
      realisedHours: number;
      decidedBy: 'student' | 'institution' | 'company';
    }
  | {
      id: string;
      revision: number;
      state: 'Terminated';
      offer: Offer;
      recordedBy: RecordedBy;
      recognitionLostOn?: string;
      candidate: CandidateShown;
      agreement: AgreementShown;
      amendments: readonly Amendment[];
      startedOn: string;
      interruptions: readonly Interruption[];
      hours: Readonly<Record<string, Hour>>;
      contactMoments: readonly ContactMoment[];
      interimAssessments: readonly InterimAssessment[];
      endedOn?: string;
      companyOpinion?: 'good' | 'sufficient' | 'insufficient';
      reason: ReasonShown;
      explanation?: string;
      replacementRequired: boolean;
      replacementId?: string;
      terminatedOn: string;
      endedBy?: Signatory;
    }
  | {
      id: string;
      revision: number;
      state: 'Cancelled';
      offer: Offer;
      recordedBy: RecordedBy;
      recognitionLostOn?: string;
      candidate: CandidateShown;
      agreement: AgreementShown;
      amendments: readonly Amendment[];
      reason: ReasonShown;
      explanation?: string;
      replacementRequired: boolean;
      replacementId?: string;
      cancelledOn: string;
    }
  | {
      id: string;
      revision: number;
      state: 'Withdrawn';
      offer: Offer;
      recordedBy: RecordedBy;
      recognitionLostOn?: string;
      formerCandidate?: FormerCandidate;
      withdrawnOn: string;
      withdrawalReason: string;
    }
  | {
      id: string;
      revision: number;
      state: 'Expired';
      offer: Offer;
      recordedBy: RecordedBy;
      recognitionLostOn?: string;
      formerCandidate?: FormerCandidate;
      expiredOn: string;
    };
export type PlanDay = {
  kind: KindShown;
  schoolYear: string;
  networkId?: string;
  hostId: string;
  institutionIds: readonly string[];
  preferredMonth?: number;
  occurredOn?: string;
};
export type PlanSchoolYear = { schoolYear: string; occurredOn?: string };
export type Planned = { schoolYear: string; kind: KindShown; institutionId: string };
export type Pledge = { number: number; organisationId: string; kind: 'internship' | 'work-experience'; level: Level; sector: Sector; places: number };
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  correlationId: string;
  facts?: Readonly<Record<string, unknown>>;
  currentETag?: string | null;
  errors?: readonly { pointer: string; code: string; detail: string }[];
};
export type Programme = { programmeCode: string; dossier: string };
export type ProgrammeCycle =
  | {
      id: string;
      revision: number;
      state: 'Open';
      slug: string;
      name: string;
      from: string;
      to: string;
      totalTarget: number;
      cells: Readonly<Record<string, Cell>>;
      demand: Readonly<Record<string, Demand>>;
      opened: Opened;
    }
  | {
      id: string;
      revision: number;
      state: 'Closed';
      slug: string;
      name: string;
      from: string;
      to: string;
      totalTarget: number;
      cells: Readonly<Record<string, Cell>>;
      demand: Readonly<Record<string, Demand>>;
      opened: Opened;
      closedOn: string;
      figures: Figure;
    };
export type ProgrammePartnership = {
  id: string;
  state: 'Proposed' | 'Signing' | 'Declined' | 'Withdrawn' | 'Active' | 'Suspended' | 'Ended' | 'Expired';
  title: string;
  parties: readonly PartyShown[];
  terms: readonly TermShown[];
  endedOn?: string;
  commitments: readonly {
    number: number;
    organisationId: string;
    kind: Kind2;
    side: 'education' | 'work';
    quantity: number;
    unit: Unit;
    per: 'school-year' | 'once';
    level?: Level;
    sector?: Sector;
    description?: string;
    fulfilment: readonly {
      schoolYear?: string;
      promised: number;
      counted: number;
      status: 'Pledged' | 'Active' | 'Fulfilled' | 'PartlyFulfilled' | 'Missed' | 'Waived';
      evidence: readonly string[];
    }[];
  }[];
  reciprocity: { education: Education; work: Education };
  yield: { offered: number; started: number; completed: number; daysHeld: number };
  behind: boolean;
  behindSince?: string;
  reviews: Readonly<Record<string, { on: string; judgements: Readonly<Record<string, Judgement>>; actions: readonly string[] }>>;
  nextReviewOn?: string;
};
export type Progress = {
  slug: string;
  name: string;
  state: 'Open' | 'Closed';
  from: string;
  to: string;
  networkId?: string;
  partnershipId?: string;
  total: { target?: number; counted: CountedShown; all: CountedShown; gap?: number; realised?: number; toRealise?: number };
  cells: readonly {
    level: Level;
    sector: Sector;
    kind: 'internship' | 'work-experience';
    target?: number;
    counted: CountedShown;
    all: CountedShown;
    gap?: number;
    realised?: number;
    toRealise?: number;
  }[];
  parks: readonly { networkId: string; name?: string; counted: CountedShown; all: CountedShown }[];
  partners: readonly { partnershipId: string; counted: CountedShown; all: CountedShown }[];
  closing?: { closedOn: string; figures: Figure };
};
export type Proposal = { title: string; parties: readonly PartyShown[]; term: TermShown; commitments: readonly CommitmentShown[] };
export type ProposeAmendment = { amendment?: number; changes: AmendableTerms; occurredOn?: string };
export type ProposeCandidate = { studentRef: string; institutionId?: string; criterion: Criterion; occurredOn?: string };
export type ProposePartnership = {
  partnershipId?: string;
  occurredOn?: string;
  title: string;
  parties: readonly Party[];
  term: Term;
  commitments: readonly Commitment[];
};
export type Reason =
  | 'competences-mismatch'
  | 'learning-goals-mismatch'
  | 'period-mismatch'
  | 'travel-distance'
  | 'place-filled'
  | 'student-declined'
  | 'no-response'
  | 'other';
export type ReasonShown =
  | 'mutual-consent'
  | 'student-left-programme'
  | 'student-illness'
  | 'no-show'
  | 'conduct'
  | 'goals-mismatch'
  | 'goals-achieved-early'
  | 'supervision-insufficient'
  | 'recognition-lost'
  | 'place-unavailable'
  | 'company-closed'
  | 'unsafe-workplace'
  | 'discrimination-or-harassment'
  | 'force-majeure'
  | 'other';
export type Reasoned = { reason: string; occurredOn?: string };
export type Recognition = {
  status: 'recognised' | 'withdrawn';
  trainingCompanyId: string;
  lastVerifiedAt: string;
  source: 'sbb-register' | 'file' | 'company';
  withdrawnOn?: string;
};
export type RecordCompanyOpinion = { opinion: 'good' | 'sufficient' | 'insufficient'; occurredOn?: string };
export type RecordContactMoment = { kind: Kind4; onSite: boolean; occurredOn?: string };
export type RecordHours = { week: string; hours: number; occurredOn?: string };
export type RecordInterimAssessment = { outcome: 'on-track' | 'needs-attention' | 'at-risk'; occurredOn?: string };
export type RecordPledge = {
  number?: number;
  organisationId: string;
  kind: 'internship' | 'work-experience';
  level: Level;
  sector: Sector;
  places: number;
  occurredOn?: string;
};
export type RecordRecognition = {
  trainingCompanyId: string;
  crebo: string;
  verifiedAt: string;
  source: 'sbb-register' | 'file' | 'company';
  occurredOn?: string;
};
export type RecordedBy = {
  additional?: string;
  sector?: string;
  startedOn?: string;
  endedOn?: string;
  result?: string;
  realisedHours?: string;
  terminatedOn?: string;
  cancelledOn?: string;
  reason?: string;
};
export type RefuseSignature = { role: Signatory; occurredOn?: string; reason: string };
export type RegisterAttendance = { organisationId: string; seats?: number; occurredOn?: string };
export type RegisterOrganisation = {
  name: string;
  kind: Kind;
  kvk: string;
  branch?: string;
  brin?: string;
  municipality: string;
  postcode: string;
  place: string;
  sectors: readonly Sector[];
  occurredOn?: string;
};
export type Registration = { organisationId: string; seats: number; standing: 'confirmed' | 'waiting' };
export type RejectCandidate = { reason: Reason; occurredOn?: string };
export type RenameOrganisation = { name: string; occurredOn?: string };
export type Renewal = { term: Term; occurredOn?: string; number?: number; add?: readonly Commitment[]; change?: readonly ChangedCommitment[] };
export type ReportDemand = {
  institutionId: string;
  programmeCode?: string;
  level: Level;
  sector: Sector;
  period?: CyclePart;
  students: number;
  occurredOn?: string;
};
export type RescheduleDay = {
  reason: string;
  occurredOn?: string;
  date: string;
  start: string;
  end: string;
  venue?: string;
  link?: string;
  capacity: number;
  override?: Override;
};
export type Review = { schoolYear: string; assessments: readonly Assessment[]; actions?: readonly string[]; nextReviewOn?: string; occurredOn?: string };
export type ReviewShown = {
  schoolYear: string;
  assessments: readonly { commitmentNumber: number; judgement: Judgement; note?: string }[];
  actions: readonly string[];
  nextReviewOn?: string;
};
export type ReviseOffer = {
  level?: Level;
  sector?: Sector;
  programmeCode?: string;
  additional?: boolean;
  expiresOn?: string;
  period?: Period;
  occurredOn?: string;
};
export type ReviseProposal = { title: string; parties: readonly Party[]; term: Term; commitments: readonly Commitment[]; occurredOn?: string };
export type ReviseTarget = { cell?: CellKey; places: number; reason: string; occurredOn?: string };
export type RevokeMembership = { role: Role; organisationId?: string; occurredOn?: string; reason: string };
export type Rhythm = { kind: KindShown; month: number };
export type Role = 'programme-manager' | 'park-association' | 'institution' | 'employer' | 'intermediary' | 'auditor' | 'administrator';
export type Schedule = { date: string; start: string; end: string; venue?: string; link?: string; capacity: number };
export type ScheduleDay = {
  date: string;
  start: string;
  end: string;
  venue?: string;
  link?: string;
  capacity: number;
  override?: Override;
  occurredOn?: string;
};
export type Sector =
  | 'techniek-gebouwde-omgeving'
  | 'mobiliteit-transport-logistiek-maritiem'
  | 'zorg-welzijn-sport'
  | 'handel'
  | 'ict-creatief'
  | 'voedsel-groen-gastvrijheid'
  | 'zakelijke-dienstverlening-veiligheid'
  | 'specialistisch-vakmanschap'
  | 'bovensectoraal';
export type SetRhythm = { activities: readonly Activity[]; occurredOn?: string };
export type Shortages = {
  slug: string;
  name: string;
  state: 'Open' | 'Closed';
  from: string;
  to: string;
  total: { demand: number; places: number; gap: number; tension: Tension };
  cells: readonly {
    level: Level;
    sector: Sector;
    demand: number;
    places: number;
    gap: number;
    tension: Tension;
    programmes: readonly { programmeCode?: string; demand: number; places: number; gap: number; tension: Tension }[];
  }[];
};
export type SignAgreement = { role: Signatory; method: 'electronic' | 'paper' | 'external'; evidence: string; version?: number; occurredOn?: string };
export type SignPartnership = {
  organisationId: string;
  signatoryRole: string;
  method: 'electronic' | 'paper' | 'external';
  evidence: string;
  occurredOn?: string;
};
export type Signatory = 'student' | 'institution' | 'company' | 'guardian';
export type Signature = { organisationId: string; signatoryRole: string; method: 'electronic' | 'paper' | 'external'; evidence: string };
export type State = 'Planned' | 'Scheduled' | 'Open' | 'Closed' | 'Held' | 'Evaluated' | 'Cancelled';
export type TargetCell = { places: number; level: Level; sector: Sector; kind: 'internship' | 'work-experience' };
export type Tension = number | null;
export type Term = { from: string; to: string };
export type TermShown = { from: string; to: string };
export type TerminatePlacement = { endedBy?: Signatory; occurredOn?: string; reason: ReasonShown; explanation?: string };
export type Type = 'employer' | 'institution' | 'information-day' | 'scout' | 'campaign' | 'partnership';
export type Unit = 'time' | 'place' | 'person' | 'recognition' | 'euro' | 'meeting' | 'day' | 'document' | 'report' | 'organisation' | 'project';
export type Warning = { code: 'RecognitionLapsed' | 'RecognitionLapsesSoon'; sentence: string };

/** What each operation is asked, and what it answers. */
export type Operations = {
  /** list organisations */
  organisationsList: {
    query: {
      kind?: Kind;
      municipality?: string;
      sector?: Sector;
      kvk?: string;
      crebo?: string;
      limit?: number;
      order?: 'ascending' | 'descending';
      cursor?: string;
    };
    answer: Page<Organisation>;
  };
  /** register an organisation */
  organisationsRegister: { body: RegisterOrganisation; answer: Organisation };
  /** read an organisation, now or as it was */
  organisationsRead: { query: { asOf?: string; revision?: number }; answer: Organisation };
  /** history of an organisation */
  organisationsHistory: { query: { limit?: number; order?: 'ascending' | 'descending'; cursor?: string }; answer: Page<AuditEntry> };
  /** rename an organisation */
  organisationsRename: { body: RenameOrganisation; answer: Organisation };
  /** move an organisation */
  organisationsMove: { body: MoveOrganisation; answer: Organisation };
  /** change sectors */
  organisationsChangeSectors: { body: ChangeSectors; answer: Organisation };
  /** add a contact */
  organisationsAddContact: { body: Contact; answer: Organisation };
  /** withdraw a contact */
  organisationsWithdrawContact: { body: Contact; answer: Organisation };
  /** record a recognition */
  organisationsRecordRecognition: { body: RecordRecognition; answer: Organisation };
  /** withdraw a recognition */
  organisationsWithdrawRecognition: { body: Reasoned; answer: Organisation };
  /** deactivate an organisation */
  organisationsDeactivate: { body: Reasoned; answer: Organisation };
  /** list business-park networks */
  businessParkNetworksList: {
    query: {
      state?: 'Active' | 'Dissolved';
      municipality?: string;
      associationId?: string;
      memberId?: string;
      institutionId?: string;
      limit?: number;
      order?: 'ascending' | 'descending';
      cursor?: string;
    };
    answer: Page<BusinessParkNetwork>;
  };
  /** establish a network */
  businessParkNetworksEstablish: { body: EstablishNetwork; answer: BusinessParkNetwork };
  /** read a business-park network, now or as it was */
  businessParkNetworksRead: { query: { asOf?: string; revision?: number }; answer: BusinessParkNetwork };
  /** history of a business-park network */
  businessParkNetworksHistory: { query: { limit?: number; order?: 'ascending' | 'descending'; cursor?: string }; answer: Page<AuditEntry> };
  /** join a network */
  businessParkNetworksJoin: { body: JoinNetwork; answer: BusinessParkNetwork };
  /** leave a network */
  businessParkNetworksLeave: { query: { occurredOn?: string }; answer: BusinessParkNetwork };
  /** link an institution */
  businessParkNetworksLinkInstitution: { body: LinkInstitution; answer: BusinessParkNetwork };
  /** unlink an institution */
  businessParkNetworksUnlinkInstitution: { query: { occurredOn?: string }; answer: BusinessParkNetwork };
  /** name a coordinator */
  businessParkNetworksNameCoordinator: { body: NameCoordinator; answer: BusinessParkNetwork };
  /** set the activity rhythm */
  businessParkNetworksSetRhythm: { body: SetRhythm; answer: BusinessParkNetwork };
  /** plan a school year */
  businessParkNetworksPlanSchoolYear: { body: PlanSchoolYear; answer: BusinessParkNetwork };
  /** dissolve a network */
  businessParkNetworksDissolve: { body: Reasoned; answer: BusinessParkNetwork };
  /** list information days */
  informationDaysList: {
    query: {
      schoolYear?: string;
      networkId?: string;
      institutionId?: string;
      state?: State;
      kind?: KindShown;
      from?: string;
      to?: string;
      month?: string;
      limit?: number;
      order?: 'ascending' | 'descending';
      cursor?: string;
    };
    answer: Page<InformationDay>;
  };
  /** plan an information day */
  informationDaysPlan: { body: PlanDay; answer: InformationDay };
  /** read an information day, now or as it was */
  informationDaysRead: { query: { asOf?: string; revision?: number }; answer: InformationDay };
  /** history of an information day */
  informationDaysHistory: { query: { limit?: number; order?: 'ascending' | 'descending'; cursor?: string }; answer: Page<AuditEntry> };
  /** schedule an information day */
  informationDaysSchedule: { body: ScheduleDay; answer: InformationDay };
  /** reschedule an information day */
  informationDaysReschedule: { body: RescheduleDay; answer: InformationDay };
  /** open registration */
  informationDaysOpenRegistration: { body: Occurred; answer: InformationDay };
  /** register attendance */
  informationDaysRegisterAttendance: { body: RegisterAttendance; answer: InformationDay };
  /** withdraw a registration */
  informationDaysWithdrawRegistration: { query: { occurredOn?: string }; answer: InformationDay };
  /** close registration */
  informationDaysCloseRegistration: { body: Occurred; answer: InformationDay };
  /** hold an information day */
  informationDaysHold: { body: HoldDay; answer: InformationDay };
  /** record a pledge */
  informationDaysRecordPledge: { body: RecordPledge; answer: InformationDay };
  /** evaluate an information day */
  informationDaysEvaluate: { body: EvaluateDay; answer: InformationDay };
  /** cancel an information day */
  informationDaysCancel: { body: Reasoned; answer: InformationDay };
  /** list the calendar of information days */
  calendarList: {
    query: {
      schoolYear?: string;
      networkId?: string;
      institutionId?: string;
      state?: State;
      kind?: KindShown;
      from?: string;
      to?: string;
      month?: string;
      limit?: number;
      order?: 'ascending' | 'descending';
      cursor?: string;
    };
    answer: Page<CalendarDay>;
  };
  /** get the calendar as an iCalendar file */
  calendarExport: {
    query: { schoolYear?: string; networkId?: string; institutionId?: string; state?: State; kind?: KindShown; from?: string; to?: string; month?: string };
    answer: string;
  };
  /** which parks had their day */
  calendarCoverage: { query: { schoolYear?: string }; answer: Coverage };
  /** list programme cycles */
  programmeCyclesList: {
    query: { state?: 'Open' | 'Closed'; limit?: number; order?: 'ascending' | 'descending'; cursor?: string };
    answer: Page<ProgrammeCycle>;
  };
  /** open a programme cycle */
  programmeCyclesOpen: { body: OpenCycle; answer: ProgrammeCycle };
  /** read a programme cycle, now or as it was */
  programmeCyclesRead: { query: { asOf?: string; revision?: number }; answer: ProgrammeCycle };
  /** history of a programme cycle */
  programmeCyclesHistory: { query: { limit?: number; order?: 'ascending' | 'descending'; cursor?: string }; answer: Page<AuditEntry> };
  /** progress of a programme cycle */
  programmeCyclesProgress: { query: { networkId?: string; partnershipId?: string }; answer: Progress };
  /** shortages of a programme cycle */
  programmeCyclesShortages: { answer: Shortages };
  /** revise a target */
  programmeCyclesReviseTarget: { body: ReviseTarget; answer: ProgrammeCycle };
  /** report demand */
  programmeCyclesReportDemand: { body: ReportDemand; answer: ProgrammeCycle };
  /** close a programme cycle */
  programmeCyclesClose: { body: Occurred; answer: ProgrammeCycle };
  /** list partnerships */
  partnershipsList: {
    query: {
      state?: 'Proposed' | 'Signing' | 'Declined' | 'Withdrawn' | 'Active' | 'Suspended' | 'Ended' | 'Expired';
      party?: string;
      limit?: number;
      order?: 'ascending' | 'descending';
      cursor?: string;
    };
    answer: Page<Partnership>;
  };
  /** propose a partnership */
  partnershipsPropose: { body: ProposePartnership; answer: Partnership };
  /** read a partnership, now or as it was */
  partnershipsRead: { query: { asOf?: string; revision?: number }; answer: Partnership };
  /** history of a partnership */
  partnershipsHistory: { query: { limit?: number; order?: 'ascending' | 'descending'; cursor?: string }; answer: Page<AuditEntry> };
  /** revise a proposal */
  partnershipsRevise: { body: ReviseProposal; answer: Partnership };
  /** sign a partnership */
  partnershipsSign: { body: SignPartnership; answer: Partnership };
  /** decline a partnership */
  partnershipsDecline: { body: DeclinePartnership; answer: Partnership };
  /** withdraw a partnership */
  partnershipsWithdraw: { body: Reasoned; answer: Partnership };
  /** suspend a partnership */
  partnershipsSuspend: { body: Reasoned; answer: Partnership };
  /** resume a partnership */
  partnershipsResume: { body: Occurred; answer: Partnership };
  /** end a partnership */
  partnershipsEnd: { body: Reasoned; answer: Partnership };
  /** let a partnership expire */
  partnershipsExpire: { body: Occurred; answer: Partnership };
  /** add a commitment by an addendum */
  partnershipsAddCommitment: { body: AddCommitment; answer: Partnership };
  /** propose an addendum */
  partnershipsProposeAddendum: { body: Addendum; answer: Partnership };
  /** agree to an addendum */
  partnershipsAgreeAddendum: { body: AgreeAddendum; answer: Partnership };
  /** withdraw an addendum */
  partnershipsWithdrawAddendum: { body: Reasoned; answer: Partnership };
  /** renew a partnership */
  partnershipsRenew: { body: Renewal; answer: Partnership };
  /** record a contribution */
  partnershipsContribute: { body: Contribution; answer: Partnership };
  /** correct a contribution */
  partnershipsCorrectContribution: { body: CorrectContribution; answer: Partnership };
  /** review a partnership */
  partnershipsReview: { body: Review; answer: Partnership };
  /** what every partnership promised and what came of it */
  partnerProgrammeList: {
    query: {
      state?: 'Proposed' | 'Signing' | 'Declined' | 'Withdrawn' | 'Active' | 'Suspended' | 'Ended' | 'Expired';
      party?: string;
      side?: 'education' | 'work';
      sector?: Sector;
      level?: Level;
      schoolYear?: string;
      behind?: 'true' | 'false';
      limit?: number;
      order?: 'ascending' | 'descending';
      cursor?: string;
    };
    answer: Page<ProgrammePartnership>;
  };
  /** what one partnership promised and what came of it */
  partnerProgrammeRead: { answer: ProgrammePartnership };
  /** list placements */
  placementsList: {
    query: {
      state?:
        | 'Offered'
        | 'Proposed'
        | 'Accepted'
        | 'AgreementDrafted'
        | 'AwaitingSignatures'
        | 'Agreed'
        | 'Active'
        | 'Interrupted'
        | 'AwaitingAssessment'
        | 'Completed'
        | 'Terminated'
        | 'Withdrawn'
        | 'Cancelled'
        | 'Expired';
      kind?: Kind3;
      level?: Level;
      sector?: Sector;
      employerId?: string;
      institutionId?: string;
      partnershipId?: string;
      informationDayId?: string;
      studentRef?: string;
      replacementRequired?: 'true';
      replacementMissing?: 'true';
      recognitionLost?: 'true';
      failed?: 'true';
      awaitingSignatureOf?: Signatory;
      from?: string;
      to?: string;
      schoolYear?: string;
      overdue?: 'true' | 'false';
      limit?: number;
      order?: 'ascending' | 'descending';
      cursor?: string;
    };
    answer: Page<Placement>;
  };
  /** offer a place */
  placementsOffer: { body: OfferPlace; answer: Placement };
  /** read a placement, now or as it was */
  placementsRead: { query: { asOf?: string; revision?: number }; answer: Placement };
  /** history of a placement */
  placementsHistory: { query: { limit?: number; order?: 'ascending' | 'descending'; cursor?: string }; answer: Page<AuditEntry> };
  /** revise an offer */
  placementsReviseOffer: { body: ReviseOffer; answer: Placement };
  /** withdraw an offer */
  placementsWithdrawOffer: { body: Reasoned; answer: Placement };
  /** let an offer expire */
  placementsExpireOffer: { body: Occurred; answer: Placement };
  /** propose a candidate */
  placementsProposeCandidate: { body: ProposeCandidate; answer: Placement };
  /** accept a candidate */
  placementsAcceptCandidate: { body: AcceptCandidate; answer: Placement };
  /** reject a candidate */
  placementsRejectCandidate: { body: RejectCandidate; answer: Placement };
  /** withdraw a candidate */
  placementsWithdrawCandidate: { body: Reasoned; answer: Placement };
  /** draft an agreement */
  placementsDraftAgreement: { body: Agreement; answer: Placement };
  /** revise an agreement */
  placementsReviseAgreement: { body: Agreement; answer: Placement };
  /** request signatures */
  placementsRequestSignatures: { body: Occurred; answer: Placement };
  /** sign an agreement */
  placementsSignAgreement: { body: SignAgreement; answer: Placement };
  /** refuse a signature */
  placementsRefuseSignature: { body: RefuseSignature; answer: Placement };
  /** recall an agreement */
  placementsRecallAgreement: { body: Reasoned; answer: Placement };
  /** propose an amendment */
  placementsProposeAmendment: { body: ProposeAmendment; answer: Placement };
  /** approve an amendment */
  placementsApproveAmendment: { body: ApproveAmendment; answer: Placement };
  /** reject an amendment */
  placementsRejectAmendment: { body: RefuseSignature; answer: Placement };
  /** start a placement */
  placementsStart: { body: Occurred; answer: Placement };
  /** interrupt a placement */
  placementsInterrupt: { body: InterruptPlacement; answer: Placement };
  /** resume a placement */
  placementsResume: { body: Occurred; answer: Placement };
  /** record hours */
  placementsRecordHours: { body: RecordHours; answer: Placement };
  /** approve hours */
  placementsApproveHours: { body: Occurred; answer: Placement };
  /** correct hours */
  placementsCorrectHours: { body: CorrectHours; answer: Placement };
  /** record a contact moment */
  placementsRecordContactMoment: { body: RecordContactMoment; answer: Placement };
  /** record an interim assessment */
  placementsRecordInterimAssessment: { body: RecordInterimAssessment; answer: Placement };
  /** report the loss of a recognition */
  placementsReportRecognitionLoss: { body: Occurred; answer: Placement };
  /** cancel a placement */
  placementsCancel: { body: CancelPlacement; answer: Placement };
  /** end the period */
  placementsEndPeriod: { body: Occurred; answer: Placement };
  /** record the opinion of the company */
  placementsRecordCompanyOpinion: { body: RecordCompanyOpinion; answer: Placement };
  /** complete a placement */
  placementsComplete: { body: CompletePlacement; answer: Placement };
  /** terminate a placement */
  placementsTerminate: { body: TerminatePlacement; answer: Placement };
  /** link a replacement */
  placementsLinkReplacement: { body: LinkReplacement; answer: Placement };
  /** correct a record */
  placementsCorrectRecord: { body: CorrectRecord; answer: Placement };
  /** search the history */
  auditList: {
    query: {
      stream?: string;
      aggregate?: 'organisation' | 'businessParkNetwork' | 'informationDay' | 'partnership' | 'placement' | 'programmeCycle' | 'membership' | 'accessRecord';
      organisation?: string;
      actor?: string;
      type?:
        | 'ActionDenied'
        | 'AddendumAgreed'
        | 'AddendumConcluded'
        | 'AddendumProposed'
        | 'AddendumWithdrawn'
        | 'AgreementConcluded'
        | 'AgreementDrafted'
        | 'AgreementRecalled'
        | 'AgreementRevised'
        | 'AgreementSigned'
        | 'AmendmentApproved'
        | 'AmendmentConcluded'
        | 'AmendmentProposed'
        | 'AmendmentRejected'
        | 'AttendanceRegistered'
        | 'CandidateAccepted'
        | 'CandidateProposed'
        | 'CandidateRejected'
        | 'CandidateWithdrawn'
        | 'CommandRefused'
        | 'CompanyJoinedNetwork'
        | 'CompanyLeftNetwork'
        | 'CompanyOpinionRecorded'
        | 'ContactAdded'
        | 'ContactMomentRecorded'
        | 'ContactWithdrawn'
        | 'ContributionCorrected'
        | 'ContributionRecorded'
        | 'CoordinatorNamed'
        | 'CycleClosed'
        | 'CycleOpened'
        | 'DataExported'
        | 'DemandReported'
        | 'HoursApproved'
        | 'HoursCorrected'
        | 'HoursRecorded'
        | 'InformationDayCancelled'
        | 'InformationDayEvaluated'
        | 'InformationDayHeld'
        | 'InformationDayPlanned'
        | 'InformationDayRescheduled'
        | 'InformationDayScheduled'
        | 'InstitutionLinked'
        | 'InstitutionProgrammesChanged'
        | 'InstitutionUnlinked'
        | 'InterimAssessmentRecorded'
        | 'MatchMade'
        | 'MembershipGranted'
        | 'MembershipRevoked'
        | 'NetworkDissolved'
        | 'NetworkEstablished'
        | 'OfferExpired'
        | 'OfferRevised'
        | 'OfferWithdrawn'
        | 'OrganisationDeactivated'
        | 'OrganisationMoved'
        | 'OrganisationRegistered'
        | 'OrganisationRenamed'
        | 'PartnershipActivated'
        | 'PartnershipDeclined'
        | 'PartnershipEnded'
        | 'PartnershipExpired'
        | 'PartnershipProposed'
        | 'PartnershipRenewed'
        | 'PartnershipResumed'
        | 'PartnershipReviewed'
        | 'PartnershipRevised'
        | 'PartnershipSigned'
        | 'PartnershipSuspended'
        | 'PartnershipWithdrawn'
        | 'PeriodEnded'
        | 'PlaceOffered'
        | 'PlacementCancelled'
        | 'PlacementCompleted'
        | 'PlacementInterrupted'
        | 'PlacementResumed'
        | 'PlacementStarted'
        | 'PlacementTerminated'
        | 'PledgeRecorded'
        | 'PledgeRevised'
        | 'RecognitionLossReported'
        | 'RecognitionRecorded'
        | 'RecognitionWithdrawn'
        | 'RecordCorrected'
        | 'RecordRead'
        | 'RegistrationClosed'
        | 'RegistrationOpened'
        | 'RegistrationPromoted'
        | 'RegistrationWithdrawn'
        | 'RenewalProposed'
        | 'ReplacementLinked'
        | 'RhythmSet'
        | 'SchoolYearPlanned'
        | 'SectorsChanged'
        | 'SignatureRefused'
        | 'SignaturesRequested'
        | 'TargetRevised';
      from?: string;
      to?: string;
      limit?: number;
      order?: 'ascending' | 'descending';
      cursor?: string;
    };
    answer: Page<AuditEntry>;
  };
  /** follow events as they happen */
  eventsFollow: {
    query: {
      aggregate?: 'organisation' | 'businessParkNetwork' | 'informationDay' | 'partnership' | 'placement' | 'programmeCycle' | 'membership' | 'accessRecord';
      organisation?: string;
      stream?: string;
    };
    answer: string;
  };
  /** import CSV files */
  importsRun: { query: { dryRun?: 'true' | 'false'; file?: string }; body: string; answer: ImportReport };
  /** list memberships */
  membershipsList: {
    query: { subject?: string; role?: Role; organisationId?: string; limit?: number; order?: 'ascending' | 'descending'; cursor?: string };
    answer: Page<Membership>;
  };
  /** grant a membership */
  membershipsGrant: { body: GrantMembership; answer: Membership };
  /** read a membership, now or as it was */
  membershipsRead: { query: { asOf?: string; revision?: number }; answer: Membership };
  /** history of a membership */
  membershipsHistory: { query: { limit?: number; order?: 'ascending' | 'descending'; cursor?: string }; answer: Page<AuditEntry> };
  /** revoke a membership */
  membershipsRevoke: { body: RevokeMembership; answer: Membership };
  /** this description */
  openapi: { answer: Readonly<Record<string, unknown>> };
  /** the words of the programme */
  glossary: { answer: Glossary };
};

/** Where each operation is. */
export const addresses = {
  organisationsList: 'get /organisations',
  organisationsRegister: 'post /organisations',
  organisationsRead: 'get /organisations/{id}',
  organisationsHistory: 'get /organisations/{id}/history',
  organisationsRename: 'post /organisations/{id}/names',
  organisationsMove: 'post /organisations/{id}/addresses',
  organisationsChangeSectors: 'post /organisations/{id}/sectors',
  organisationsAddContact: 'post /organisations/{id}/contacts',
  organisationsWithdrawContact: 'post /organisations/{id}/contacts/withdrawal',
  organisationsRecordRecognition: 'post /organisations/{id}/recognitions',
  organisationsWithdrawRecognition: 'post /organisations/{id}/recognitions/{crebo}/withdrawal',
  organisationsDeactivate: 'post /organisations/{id}/deactivation',
  businessParkNetworksList: 'get /business-park-networks',
  businessParkNetworksEstablish: 'post /business-park-networks',
  businessParkNetworksRead: 'get /business-park-networks/{id}',
  businessParkNetworksHistory: 'get /business-park-networks/{id}/history',
  businessParkNetworksJoin: 'post /business-park-networks/{id}/members',
  businessParkNetworksLeave: 'delete /business-park-networks/{id}/members/{organisationId}',
  businessParkNetworksLinkInstitution: 'post /business-park-networks/{id}/institutions',
  businessParkNetworksUnlinkInstitution: 'delete /business-park-networks/{id}/institutions/{organisationId}',
  businessParkNetworksNameCoordinator: 'post /business-park-networks/{id}/coordinator',
  businessParkNetworksSetRhythm: 'post /business-park-networks/{id}/rhythm',
  businessParkNetworksPlanSchoolYear: 'post /business-park-networks/{id}/school-year-plans',
  businessParkNetworksDissolve: 'post /business-park-networks/{id}/dissolution',
  informationDaysList: 'get /information-days',
  informationDaysPlan: 'post /information-days',
  informationDaysRead: 'get /information-days/{id}',
  informationDaysHistory: 'get /information-days/{id}/history',
  informationDaysSchedule: 'post /information-days/{id}/scheduling',
  informationDaysReschedule: 'post /information-days/{id}/rescheduling',
  informationDaysOpenRegistration: 'post /information-days/{id}/opening',
  informationDaysRegisterAttendance: 'post /information-days/{id}/registrations',
  informationDaysWithdrawRegistration: 'delete /information-days/{id}/registrations/{organisationId}',
  informationDaysCloseRegistration: 'post /information-days/{id}/closing',
  informationDaysHold: 'post /information-days/{id}/holding',
  informationDaysRecordPledge: 'post /information-days/{id}/pledges',
  informationDaysEvaluate: 'post /information-days/{id}/evaluation',
  informationDaysCancel: 'post /information-days/{id}/cancellation',
  calendarList: 'get /calendar',
  calendarExport: 'get /calendar.ics',
  calendarCoverage: 'get /calendar/coverage',
  programmeCyclesList: 'get /programme-cycles',
  programmeCyclesOpen: 'post /programme-cycles',
  programmeCyclesRead: 'get /programme-cycles/{id}',
  programmeCyclesHistory: 'get /programme-cycles/{id}/history',
  programmeCyclesProgress: 'get /programme-cycles/{id}/progress',
  programmeCyclesShortages: 'get /programme-cycles/{id}/shortages',
  programmeCyclesReviseTarget: 'post /programme-cycles/{id}/target-revisions',
  programmeCyclesReportDemand: 'post /programme-cycles/{id}/demand-reports',
  programmeCyclesClose: 'post /programme-cycles/{id}/closing',
  partnershipsList: 'get /partnerships',
  partnershipsPropose: 'post /partnerships',
  partnershipsRead: 'get /partnerships/{id}',
  partnershipsHistory: 'get /partnerships/{id}/history',
  partnershipsRevise: 'post /partnerships/{id}/revisions',
  partnershipsSign: 'post /partnerships/{id}/signatures',
  partnershipsDecline: 'post /partnerships/{id}/decline',
  partnershipsWithdraw: 'post /partnerships/{id}/withdrawal',
  partnershipsSuspend: 'post /partnerships/{id}/suspension',
  partnershipsResume: 'post /partnerships/{id}/resumption',
  partnershipsEnd: 'post /partnerships/{id}/ending',
  partnershipsExpire: 'post /partnerships/{id}/expiry',
  partnershipsAddCommitment: 'post /partnerships/{id}/commitments',
  partnershipsProposeAddendum: 'post /partnerships/{id}/addenda',
  partnershipsAgreeAddendum: 'post /partnerships/{id}/addenda/{n}/agreements',
  partnershipsWithdrawAddendum: 'post /partnerships/{id}/addenda/{n}/withdrawal',
  partnershipsRenew: 'post /partnerships/{id}/renewals',
  partnershipsContribute: 'post /partnerships/{id}/contributions',
  partnershipsCorrectContribution: 'post /partnerships/{id}/contributions/{n}/corrections',
  partnershipsReview: 'post /partnerships/{id}/reviews',
  partnerProgrammeList: 'get /partner-programme',
  partnerProgrammeRead: 'get /partner-programme/{id}',
  placementsList: 'get /placements',
  placementsOffer: 'post /placements',
  placementsRead: 'get /placements/{id}',
  placementsHistory: 'get /placements/{id}/history',
  placementsReviseOffer: 'post /placements/{id}/offer-revisions',
  placementsWithdrawOffer: 'post /placements/{id}/withdrawal',
  placementsExpireOffer: 'post /placements/{id}/expiry',
  placementsProposeCandidate: 'post /placements/{id}/candidates',
  placementsAcceptCandidate: 'post /placements/{id}/acceptances',
  placementsRejectCandidate: 'post /placements/{id}/rejection',
  placementsWithdrawCandidate: 'post /placements/{id}/candidate-withdrawal',
  placementsDraftAgreement: 'post /placements/{id}/agreement',
  placementsReviseAgreement: 'post /placements/{id}/agreement-revisions',
  placementsRequestSignatures: 'post /placements/{id}/signature-requests',
  placementsSignAgreement: 'post /placements/{id}/signatures',
  placementsRefuseSignature: 'post /placements/{id}/signature-refusals',
  placementsRecallAgreement: 'post /placements/{id}/recall',
  placementsProposeAmendment: 'post /placements/{id}/amendments',
  placementsApproveAmendment: 'post /placements/{id}/amendments/{n}/approvals',
  placementsRejectAmendment: 'post /placements/{id}/amendments/{n}/rejections',
  placementsStart: 'post /placements/{id}/start',
  placementsInterrupt: 'post /placements/{id}/interruptions',
  placementsResume: 'post /placements/{id}/resumption',
  placementsRecordHours: 'post /placements/{id}/hours',
  placementsApproveHours: 'post /placements/{id}/hours/{week}/approval',
  placementsCorrectHours: 'post /placements/{id}/hours/{week}/corrections',
  placementsRecordContactMoment: 'post /placements/{id}/contact-moments',
  placementsRecordInterimAssessment: 'post /placements/{id}/interim-assessments',
  placementsReportRecognitionLoss: 'post /placements/{id}/recognition-losses',
  placementsCancel: 'post /placements/{id}/cancellation',
  placementsEndPeriod: 'post /placements/{id}/period-end',
  placementsRecordCompanyOpinion: 'post /placements/{id}/company-opinion',
  placementsComplete: 'post /placements/{id}/completion',
  placementsTerminate: 'post /placements/{id}/termination',
  placementsLinkReplacement: 'post /placements/{id}/replacement',
  placementsCorrectRecord: 'post /placements/{id}/corrections',
  auditList: 'get /audit/events',
  eventsFollow: 'get /events',
  importsRun: 'post /imports',
  membershipsList: 'get /memberships',
  membershipsGrant: 'post /memberships',
  membershipsRead: 'get /memberships/{id}',
  membershipsHistory: 'get /memberships/{id}/history',
  membershipsRevoke: 'post /memberships/{id}/revocations',
  openapi: 'get /openapi.json',
  glossary: 'get /glossary',
} as const satisfies Readonly<Record<keyof Operations, string>>;
