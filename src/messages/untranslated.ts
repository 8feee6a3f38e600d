/**
 * English messages that are waiting for their translations, which say English until then. A key that is neither here nor
 * in every catalogue is a type error.
 */
export const untranslated = [] as const satisfies readonly string[];

export type Untranslated = (typeof untranslated)[number];
