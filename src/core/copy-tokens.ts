/** Every token that an appeal's texts may name; whoever fills them in fills in all of these. */
export const COPY_TOKENS = ['lowest', 'publication', 'articles'] as const;

/** A token that an appeal's texts may name. */
export type CopyToken = (typeof COPY_TOKENS)[number];
