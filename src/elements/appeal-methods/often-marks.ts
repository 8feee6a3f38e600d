const marks = {
  card: 'M2 1h20v14H2zM2 5h20M5 11h5',
  sepa_debit: 'M4 6 12 1l8 5zM6 7v6m4-6v6m4-6v6m4-6v6M3 15h18',
} as const;

/** Outlines of what most publishers offer, 24 wide and 16 high, by the way's id: they wait for nothing. */
export const OFTEN: typeof marks & Readonly<Record<string, string | undefined>> = marks;
