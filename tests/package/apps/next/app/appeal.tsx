'use client';

import {ReaderAppeal} from 'reader-appeal/react';
import {useState, type ReactNode} from 'react';

export function Appeal({children}: {children: ReactNode}) {
  const [currency, setCurrency] = useState('');
  const [news, setNews] = useState('nothing yet');
  return (
    <>
      <ReaderAppeal
        src="/appeal.json"
        headingLevel={3}
        region="GB"
        currency={currency}
        onAppealFrequencyChange={({frequency}) => setNews(frequency)}
        onAppealCheckout={(event) => {
          event.preventDefault();
          setNews(`${event.gift.amount.minor} ${event.gift.amount.currency}`);
        }}
      >
        {children}
      </ReaderAppeal>
      <button onClick={() => setCurrency('eur')}>In euros</button>
      <output>{news}</output>
    </>
  );
}
