import type {Severity} from './finding.js';

interface Code {
  readonly severity: Severity;
  /** What it says, in one sentence; docs/guides/command-line.md has them all. */
  readonly means: string;
}

/** Every finding there is, by its stable code. */
export const CODES = {
  // The schema.
  'config-invalid': {severity: 'error', means: 'A value is not what it has to be; nothing else is looked at before.'},
  'key-twice': {severity: 'warning', means: 'An object has a key twice; only the last one counts.'},

  // Amounts.
  'amount-below-minimum': {severity: 'error', means: 'An amount can be given that the networks don’t charge.'},
  'amounts-unused': {severity: 'warning', means: 'Amounts for a frequency that is not offered.'},
  'currency-unused': {severity: 'note', means: 'Amounts in a currency in which no region is asked.'},

  // Words.
  'promise-not-offered': {severity: 'error', means: 'A heading or highlight names a sum that no preset offers.'},
  'lowest-other-frequency': {severity: 'error', means: '{lowest} is one frequency’s, and the words speak of another.'},
  'sum-not-offered': {severity: 'warning', means: 'Other copy names a gift that no preset offers.'},
  'sum-in-one-currency': {severity: 'warning', means: 'A sum in one currency is read by those asked in another.'},
  'token-unknown': {severity: 'warning', means: 'A token that nothing gives a value.'},
  'token-malformed': {severity: 'error', means: 'A brace that readers would read.'},
  'text-never-shown': {severity: 'error', means: 'A text of which nothing is left without its unknown tokens.'},
  'articles-without-fallback': {
    severity: 'note',
    means: '{articles} without other words, and readers without a number.',
  },
  'link-unsafe': {severity: 'error', means: 'A link that is shown as plain words, as its address is not safe.'},
  'markup-unclosed': {severity: 'warning', means: 'Markup that readers would read.'},
  'html-in-text': {severity: 'warning', means: 'HTML, which is shown as it is written.'},

  'language-missing': {severity: 'warning', means: 'A language in which some or all texts are English.'},
  'word-unknown': {severity: 'warning', means: 'Words of your own for a text that there is not.'},
  'value-left-out': {severity: 'warning', means: 'Words of your own without a value that the text has.'},

  // Campaigns.
  'no-campaigns': {severity: 'warning', means: 'Nobody is ever asked: there are no campaigns.'},
  'campaign-never-asks': {
    severity: 'error',
    means: 'A campaign that asks no reader on no page: its rules contradict each other.',
  },
  'campaign-hidden': {severity: 'error', means: 'A campaign that never gets to ask, as others always go first.'},
  'rule-without-effect': {severity: 'warning', means: 'A rule that never makes a difference.'},
  'schedule-over': {severity: 'warning', means: 'A campaign whose time is over.'},
  'schedule-without-zone': {severity: 'warning', means: 'A time that is another moment in another time zone.'},
  'schedules-overlap': {severity: 'warning', means: 'Scheduled campaigns that stand in each other’s way.'},
  'variant-never-shown': {severity: 'warning', means: 'A variant that no reader gets.'},
  'variant-alone': {severity: 'warning', means: 'A variant that is compared with nothing.'},
  'variant-twin': {severity: 'warning', means: 'Two variants that are the same.'},

  // What is remembered.
  'articles-not-counted': {severity: 'error', means: 'Something goes by articles, and consent.meter is off.'},
  'caps-not-kept': {severity: 'error', means: 'No limit on asks holds, as consent.meter is off.'},
  'caps-outgrow-record': {
    severity: 'error',
    means: 'The limits count on more than a browser keeps, so some do not hold.',
  },
  'snooze-not-kept': {severity: 'error', means: 'A reader’s “later” is not remembered.'},
  'gifts-not-kept': {severity: 'warning', means: 'Who has given is asked again at once.'},

  // Formats.
  'gate-selector': {severity: 'error', means: 'A selector of a gate that the page lacks, or that is none.'},
  'gate-cuts-nothing': {severity: 'warning', means: 'A gate that leaves the whole article.'},
  'gate-way-missing': {severity: 'error', means: 'A way past a gate that leads nowhere.'},
  'gate-only-gift': {severity: 'note', means: 'A gate with no way on but a gift.'},
  'goal-outdated': {severity: 'warning', means: 'A goal that is over, or counted too long ago to be shown.'},
  'goal-reached': {severity: 'note', means: 'A goal that is reached.'},
  'goal-other-currency': {severity: 'warning', means: 'A goal in a currency in which no gift is made.'},

  // Money's way.
  'checkout-sandbox': {severity: 'note', means: 'The sandbox: no money moves.'},
  'adapter-unknown': {severity: 'note', means: 'An adapter that your own code has to bring.'},
  'endpoint-insecure': {severity: 'error', means: 'A server that is not reached by https.'},

  // Looks.
  'contrast-low': {severity: 'error', means: 'Colours with less contrast than WCAG 2.2 AA asks for.'},
  'colour-unknown': {severity: 'note', means: 'A colour that only a page can tell.'},
  'theme-half': {severity: 'warning', means: 'A surface without its text, or a text without its surface.'},

  // The page.
  'page-lacks-placement': {severity: 'warning', means: 'The page has no element for a campaign.'},
  'page-names-unknown': {
    severity: 'error',
    means: 'The page names a campaign, currency, frequency or amount that the config lacks.',
  },
  'page-no-fallback': {severity: 'warning', means: 'An element with nothing in it for readers without JavaScript.'},
  'page-no-script': {severity: 'note', means: 'The page has no tag for the script.'},
  'page-no-language': {severity: 'warning', means: 'Neither the page nor the config says the language.'},
} as const satisfies Readonly<Record<string, Code>>;

/** A finding's stable code. */
export type FindingCode = keyof typeof CODES;
