import {ReaderAppeal} from 'reader-appeal/react';
import {useState} from 'react';
import {Amounts} from './amounts.js';

export function Article() {
  const [currency, setCurrency] = useState('');
  const [news, setNews] = useState('nothing yet');
  return (
    <article>
      <h1>The ferry keeps its winter timetable</h1>
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
        <a href="/support">Support our journalism</a>
      </ReaderAppeal>
      <button onClick={() => setCurrency('eur')}>In euros</button>
      <output>{news}</output>
      <Amounts />
    </article>
  );
}
