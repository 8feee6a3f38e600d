/** What a browser says for its reader. */
export interface Signals {
  readonly globalPrivacyControl?: boolean;
  readonly doNotTrack?: string | null;
}

/** Whether a reader's browser says not to be followed: Global Privacy Control, or Do Not Track. */
export function objects({globalPrivacyControl, doNotTrack}: Signals): boolean {
  return globalPrivacyControl === true || doNotTrack === '1';
}
