/**
 * Outlines of what most publishers offer, 24 wide and 16 high, by the way's id: they wait for nothing. `method-marks.ts`
 * has all of them; taking these from here would cost the stage what it saves there.
 */
export const OFTEN: Readonly<Record<string, string | undefined>> = {
  card: 'M2 1h20v14H2zM2 5h20M5 11h5',
  sepa_debit: 'M4 6 12 1l8 5zM6 7v6m4-6v6m4-6v6m4-6v6M3 15h18',
};
