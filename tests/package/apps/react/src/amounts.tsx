import type {} from 'reader-appeal/jsx';
import {useState} from 'react';

/** The tag itself, as React 19 knows it. */
export function Amounts() {
  const [minor, setMinor] = useState<number | null>(500);
  return (
    <form aria-label="Directly">
      <appeal-amounts
        name="amount"
        presets={[500, 1000, 2500]}
        value={minor}
        onappeal-amount-change={({amount}) => setMinor(amount.minor)}
      />
      <p>{minor} cents</p>
    </form>
  );
}
