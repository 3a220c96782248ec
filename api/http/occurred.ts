import { LocalDate } from '../../domain/shared/local-date.ts';
import { Id, Optional, Text } from './fields.ts';

/** Every command may say on which day it happened; today where it does not. */
export class Occurred {
  @Optional() @Id(LocalDate) occurredOn?: LocalDate;
}

/** A command that states why. */
export class Reasoned extends Occurred {
  @Text(500) reason!: string;
}
