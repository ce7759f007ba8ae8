import type { Citation, Source } from '../types.ts';

/** An office or description that the articles give a person. */
export interface PersonRole {
  /** Verbatim, as the first citation has it. */
  readonly text: string;
  /** Of the first articles that give it, a sentence each. */
  readonly citations: readonly Citation[];
  /** How many articles give it. */
  readonly articles: number;
}

/** A person of the corpus, all spellings joined. */
export interface Person {
  /** The most frequent of the fullest spellings. */
  readonly name: string;
  /** Other spellings of the full name. */
  readonly spellings: readonly string[];
  /** The most often stated first. */
  readonly roles: readonly PersonRole[];
  /** A sentence of each article that names the person, the first in it. */
  readonly citations: readonly Citation[];
  /** The articles that name the person, in order of their ids. */
  readonly sources: readonly Source[];
}

/** A member of a group, with the office beside the name. */
export interface GroupMember {
  readonly name: string;
  readonly spellings: readonly string[];
  readonly role?: string | undefined;
  readonly citations: readonly Citation[];
}

/** A group that articles name with its members, such as a delegation. */
export interface PersonGroup {
  /** The group's noun with the names before it, verbatim. */
  readonly name: string;
  readonly members: readonly GroupMember[];
}

/** Who is who in a corpus. */
export interface People {
  /** Those that most articles name come first. */
  readonly persons: readonly Person[];
  /** Persons beyond the limit. */
  readonly more: number;
  readonly groups: readonly PersonGroup[];
}
