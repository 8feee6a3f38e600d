import type {ReaderRecord} from './record.js';

/** One page view, as far as deciding goes: the page, the reader, the moment and the dice. */
export interface Visit {
  /** Epoch ms. */
  readonly now: number;
  /**
   * In [0, 1), from the outside: deciding has no randomness of its own. Divides readers over variants where the record has
   * no seed yet; 0 if left out.
   */
  readonly dice?: number;
  readonly page: {
    /** The same that an opened article is remembered by. */
    readonly url: string;
    readonly section?: string;
    readonly tags?: readonly string[];
    /** Marked by the newsroom: not a page to ask on. */
    readonly sensitive?: boolean;
    /** Placements that the page has room for; absent: any. */
    readonly placements?: readonly string[];
    /** Who has the page's one ask: a campaign, which goes on asking, or another script's name; absent: nobody. */
    readonly claim?: string | null | undefined;
  };
  /** What the page says of its reader; never guessed. */
  readonly reader: {
    readonly region?: string;
    readonly language?: string;
    readonly device?: string;
    readonly referrer?: string;
    /** By the parameter's name, with or without `utm_`. */
    readonly utm?: Readonly<Record<string, string>>;
    readonly supporter?: boolean;
    readonly loggedIn?: boolean;
    /** What else the page knows, by names of its own; a list has each of its values. On a page, functions are asked for theirs. */
    readonly criteria?: Readonly<Record<string, unknown>>;
  };
  /** IANA time zone of the reader, for rules that go by the reader's day; absent: that of the machine that decides. */
  readonly timeZone?: string;
  /** Whether the browser keeps what is remembered; absent: it does. */
  readonly stored?: boolean;
  readonly record: ReaderRecord;
}

/** What one rule said of one campaign. */
export interface Reason {
  readonly campaign: string;
  /** The rule's stable name. */
  readonly rule: string;
  readonly pass: boolean;
  /** The value that the rule saw. */
  readonly seen: unknown;
  /** What it was held against. */
  readonly limit: unknown;
  /** When it could next pass, epoch ms; absent when time alone won't help. */
  readonly nextAt?: number;
}

/** Whether to ask, with which campaign, and why (not). */
export interface Decision {
  readonly campaign: string | null;
  /** The reader's variant of that campaign; `null` where it has none. */
  readonly variant: string | null;
  readonly placement: string | null;
  /** Every rule of every campaign, in the order in which they were asked. Rules that a config does not set are left out. */
  readonly reasons: readonly Reason[];
}
