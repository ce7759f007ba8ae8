import type { Prediction } from './predict.ts';
import type { SetQuestion } from './sets.ts';

/** What can be wrong with an answer, by the name under which it is counted. */
export const FAILURE_CLASSES = [
  'wrongly abstained',
  'wrongly answered',
  'right sentence 2nd to 4th',
  'right sentence 5th to 10th',
  'right sentence not found',
  'difference missed',
  'difference made up',
] as const;
export type FailureClass = (typeof FAILURE_CLASSES)[number];

/**
 * Every class that an answer to a shared question falls in; none when it is right.
 *
 * @param rank place of the first citation that hits, from 1; 0 when none does
 */
export function failureClasses(
  { answerable, conflict }: Pick<SetQuestion, 'answerable' | 'conflict'>,
  prediction: Pick<Prediction, 'abstained' | 'conflict'>,
  rank: number,
): FailureClass[] {
  const classes: FailureClass[] = [];
  if (prediction.abstained && answerable) classes.push('wrongly abstained');
  if (!prediction.abstained && !answerable) classes.push('wrongly answered');
  if (answerable && rank !== 1) {
    if (rank === 0) classes.push('right sentence not found');
    else classes.push(rank <= 4 ? 'right sentence 2nd to 4th' : 'right sentence 5th to 10th');
  }
  if (conflict === true && !prediction.conflict) classes.push('difference missed');
  if (conflict === false && prediction.conflict) classes.push('difference made up');
  return classes;
}

/** How many answers fall in each class, in the order of the classes. */
export function countClasses(found: readonly (readonly FailureClass[])[]): string {
  return FAILURE_CLASSES.map(
    (name) => [name, found.filter((classes) => classes.includes(name)).length] as const,
  )
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
}
