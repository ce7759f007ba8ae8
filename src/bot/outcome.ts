/** What became of a call that posts something. */
export type Outcome =
  | { readonly kind: 'posted'; readonly id: string | undefined }
  /** Surely not posted, and it would not be the next time either. `isPartial`: what comes before it is there. */
  | { readonly kind: 'refused'; readonly code: string; readonly isPartial?: boolean }
  /** Surely not posted; the same may be tried again after a while. */
  | { readonly kind: 'later'; readonly afterMs: number; readonly code: string }
  /** Perhaps posted, perhaps not. */
  | { readonly kind: 'unknown'; readonly code: string };
