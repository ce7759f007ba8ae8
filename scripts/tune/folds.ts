import { hashOf } from '../hash.ts';

/** Questions held out together, and how the model fitted to the others did on them. */
export interface Fold {
  readonly questions: number;
  /** hit@1 of a ranking, AUROC of a confidence; undefined where it cannot be told. */
  readonly figure: number | undefined;
}

export interface CrossValidation {
  readonly folds: readonly Fold[];
  /** Over all held-out questions together. */
  readonly figure: number | undefined;
}

/** What each question counts: a set counts by the root of its size, so that a small one is not lost beside a large one. */
export function importanceOf(sets: readonly string[]): Float64Array {
  const sizes = new Map<string, number>();
  for (const set of sets) sizes.set(set, (sizes.get(set) ?? 0) + 1);
  return Float64Array.from(sets, (set) => 1 / Math.sqrt(sizes.get(set) ?? 1));
}

/** One mask a fold, 1 for the ids held out in it. The fold of an id depends on the id alone, so that no id is in two. */
export function foldsOf(ids: readonly string[], folds: number): Uint8Array[] {
  const parts = Array.from({ length: folds }, () => new Uint8Array(ids.length));
  ids.forEach((id, i) => {
    parts[hashOf(id) % folds]?.fill(1, i, i + 1);
  });
  return parts;
}

/** The other ids. */
export function complement(mask: Uint8Array): Uint8Array {
  return mask.map((m) => (m ? 0 : 1));
}

/** All of them. */
export function everything(length: number): Uint8Array {
  return new Uint8Array(length).fill(1);
}
