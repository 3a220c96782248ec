import type { OrganisationKind, TargetKind } from '../../domain/shared/lists.ts';

/** The words of the spreadsheets for the code values; the code values themselves are understood too. */
export const organisationKindWords: Readonly<Record<string, OrganisationKind>> = {
  werkgever: 'employer',
  onderwijsinstelling: 'educational-institution',
  ondernemersvereniging: 'park-association',
  gemeente: 'municipality',
  bemiddelaar: 'intermediary',
  programmabureau: 'programme-office',
};

export const targetKindWords: Readonly<Record<string, TargetKind>> = { stageplek: 'internship', werkervaringsplek: 'work-experience' };
