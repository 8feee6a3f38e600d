import {expect, fixture, html} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';

import './support/loaded.js';
import type {Preview} from '../../src/elements/reader-appeal/preview.js';
import type {ReaderAppeal} from '../../src/elements/reader-appeal/reader-appeal.js';
import {bringLooks} from '../../src/elements/shared/looks.js';
import {addMessages} from '../../src/messages/messages.js';
import {asking, own, post, ready, use} from './support/appeal.js';
import {forceColors, listen, pageStyle, pause, settled, until} from './support/doing.js';
import {
  backdrop,
  contrast,
  find,
  flattened,
  names,
  opaque,
  perceived,
  targetSize,
  violations,
  words,
} from './support/seeing.js';

const SIGNS = {
  ask: /Continue with \$5 per month/,
  payment: /Your gift.*Give \$5 per month/,
  declined: /Error: Your bank declined the payment/,
  thanks: /Thank you.*has arrived/,
  snoozed: /we’ll ask again on .*Undo/,
  error: /This did not work.*Try again/,
} as const satisfies Record<Preview, RegExp>;
/** A page that is dark, as axe sees it. */
const DARK = ':root { color-scheme: dark; background: #121212; color: #eee }';
const STATES = Object.keys(SIGNS) as Preview[];

async function previewed(step: Preview, attributes: Record<string, string> = {}): Promise<ReaderAppeal> {
  const element = document.createElement('reader-appeal');
  element.config = post();
  for (const [name, value] of Object.entries({...attributes, preview: step})) element.setAttribute(name, value);
  await fixture(html`<main>${element}</main>`);
  await until(() => SIGNS[step].test(words(element)) || element.step === step, step);
  await settled();
  return element;
}

describe('every state of an appeal', () => {
  for (const step of STATES) {
    describe(step, () => {
      it('can be looked at with nothing behind it', async () => {
        const heard = listen(document, 'appeal-checkout', 'appeal-snooze', 'appeal-complete', 'appeal-abandon');
        const element = await previewed(step);
        expect(words(element)).to.match(SIGNS[step]);
        const stored = Object.entries(localStorage);
        for (const {role, element: button} of perceived(element)) if (role === 'button') button.click();
        await pause(50);
        expect(element.step).to.equal(step);
        expect(Object.entries(localStorage)).to.deep.equal(stored);
        expect(heard.map((event) => event.type).filter((each) => each !== 'appeal-snooze')).to.deep.equal([]);
      });

      it('can be looked at without a config', async () => {
        const element = await fixture<ReaderAppeal>(html`<reader-appeal preview=${step}></reader-appeal>`);
        await until(() => element.step === step, step);
        await settled();
        expect(words(element).length).to.be.above(20);
      });

      it('has no accessibility violation, in the light and in the dark', async () => {
        const element = await previewed(step);
        expect(await violations(element)).to.deep.equal([]);
        const restore = pageStyle(DARK);
        try {
          await settled();
          expect(await violations(element)).to.deep.equal([]);
        } finally {
          restore();
        }
      });

      it('has no accessibility violation in forced colours', async function () {
        if (!(await forceColors('dark'))) this.skip();
        try {
          expect(await violations(await previewed(step))).to.deep.equal([]);
        } finally {
          await forceColors(null);
        }
      });

      it('has no accessibility violation from right to left, and reads that way', async () => {
        document.documentElement.dir = 'rtl';
        document.documentElement.lang = 'ar';
        addMessages('ar', {goOn: 'متابعة'});
        try {
          const element = await previewed(step, {locale: 'ar'});
          expect(await violations(element)).to.deep.equal([]);
          for (const each of flattened(element)) {
            // Addresses are written from left to right everywhere.
            if (each instanceof HTMLElement && !each.closest('bdi, [type=email]')) {
              expect(getComputedStyle(each).direction, each.outerHTML.slice(0, 80)).to.equal('rtl');
            }
          }
        } finally {
          document.documentElement.dir = '';
          document.documentElement.lang = 'en';
        }
      });

      it('has one heading, at the level the page wants, or says with a status what there is', async () => {
        const element = await previewed(step, {'heading-level': '3'});
        const headings = perceived(element).filter(({role}) => role === 'heading');
        if (step === 'snoozed') expect(words(element)).to.contain('we’ll ask again');
        else expect(headings.map((each) => each.element.ariaLevel)).to.deep.equal(['3']);
      });

      it('has targets of at least 24 pixels', async () => {
        const element = await previewed(step);
        for (const each of perceived(element)) {
          const inText = each.role === 'link' && getComputedStyle(each.element).display === 'inline';
          if (!['button', 'radio', 'textbox', 'link'].includes(each.role) || inText) continue;
          expect(targetSize(each.element), each.name).to.be.at.least(24);
        }
      });

      it('has nothing that is animated, where readers asked for that', async () => {
        await emulateMedia({reducedMotion: 'reduce'});
        try {
          const element = await previewed(step);
          for (const each of flattened(element)) {
            const {animationName, transitionDuration} = getComputedStyle(each);
            expect([animationName, transitionDuration]).to.deep.equal(['none', '0s']);
          }
          expect(document.getAnimations().length).to.equal(0);
        } finally {
          await emulateMedia({reducedMotion: 'no-preference'});
        }
      });

      it('F44 is not printed', async () => {
        const element = await previewed(step);
        expect(element.checkVisibility()).to.equal(true);
        await emulateMedia({media: 'print'});
        try {
          expect(element.checkVisibility()).to.equal(false);
          expect(words(element)).to.equal('');
        } finally {
          await emulateMedia({media: 'screen'});
        }
      });

      it('is hidden when the page hides it', async () => {
        const element = await previewed(step);
        element.hidden = true;
        expect(element.getBoundingClientRect().height).to.equal(0);
        const restore = pageStyle('reader-appeal { display: grid !important }');
        try {
          expect(element.checkVisibility()).to.equal(false);
        } finally {
          restore();
        }
      });
    });
  }

  it('goes from one previewed state to another', async () => {
    const element = await previewed('ask');
    for (const step of [...STATES].reverse()) {
      element.preview = step;
      await until(() => SIGNS[step].test(words(element)), step);
    }
  });
});

describe('an appeal that waits', () => {
  it('shows what stands inside it', async () => {
    const {element} = await ready();
    expect(element.step).to.equal('idle');
    expect(words(element)).to.equal('Support our journalism');
    expect(names(element, 'link')).to.deep.equal(['Support our journalism']);
  });

  it('shows it no longer when it asks', async () => {
    const {element} = await asking();
    expect(names(element, 'link')).not.to.include('Support our journalism');
  });
});

describe('the ask', () => {
  it('is a region with the heading’s name, and reads in order', async () => {
    const {element} = await asking();
    expect(names(element, 'region')).to.deep.equal(['Since you are here']);
    expect(words(element)).to.match(
      /Since you are here.*small favour.*from the harbour every day.*Why we ask.*from just \$2\..*How often\?.*How much\?.*How would you like to pay\?.*Continue with \$5 per month.*Remind me later.*Privacy/,
    );
  });

  it('says what the publisher wrote as text, links and emphasis', async () => {
    const {element} = await asking();
    expect(find<HTMLAnchorElement>(element, 'link', 'Why we ask').href).to.equal(new URL('/why', location.href).href);
    expect([...flattened(element)].find((each) => each.localName === 'strong')!.textContent).to.equal('harbour');
    expect(find<HTMLAnchorElement>(element, 'link', 'Privacy').pathname).to.equal('/privacy');
  });

  it('has words of its own for what the publisher left out, and never a raw token', async () => {
    const {element} = await asking(
      post({campaigns: [{id: 'bare', appeal: {paragraphs: ['You read {articles} articles.', 'And {nothing} else.']}}]}),
    );
    expect(words(element)).to.match(/Support The Harbour Post.*we have a small favour to ask/);
    expect(words(element)).not.to.match(/[{}]/);
  });

  it('gives way to the page’s own parts', async () => {
    const element = document.createElement('reader-appeal');
    element.innerHTML = `
      <span slot="heading">Our heading</span><p slot="body">Our body</p><p slot="highlight">Our highlight</p>
      <img slot="image" alt="Our picture" width="20" height="20" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">
      <a slot="legal" href="/imprint">Our imprint</a><p slot="thanks">Our thanks</p>`;
    element.setAttribute('preview', 'ask');
    element.config = post();
    await fixture(html`<main>${element}</main>`);
    await until(() => element.step === 'ask', 'the ask');
    await settled();
    expect(names(element, 'heading')).to.deep.equal(['Our heading']);
    expect(names(element, 'region')).to.deep.equal(['Our heading']);
    expect(words(element)).to.match(/Our heading Our body Our highlight/);
    expect(names(element, 'img')).to.deep.equal(['Our picture']);
    expect(names(element, 'link')).to.deep.equal(['Our imprint']);
    expect(words(element)).not.to.match(/Since you are here|small favour|from just|Our thanks/);
    element.preview = 'thanks';
    await until(() => words(element).includes('Our thanks'), 'our thanks');
  });

  it('shows the publisher’s picture with its text', async () => {
    const src = '/__web-dev-server__web-socket.js';
    const config = post({campaigns: [{id: 'one', appeal: {image: {src, alt: 'The harbour at dawn'}}}]});
    await bringLooks(config);
    const {element} = await asking(config);
    const picture = [...flattened(element)].find((each) => each instanceof HTMLImageElement)!;
    expect([picture.alt, picture.getAttribute('src')]).to.deep.equal(['The harbour at dawn', src]);
  });

  it('offers another ladder with each frequency, and its default', async () => {
    const {element} = await asking();
    await use(element, 'radio', 'Once');
    expect(names(element, 'radio')).to.include.members(['$10 once', '$25 once']);
    expect(find<HTMLInputElement>(element, 'radio', '$25 once').checked).to.equal(true);
    expect(names(element, 'button')).to.include('Continue with $25 once');
  });

  it('keeps an amount of one’s own when the frequency changes, and names no total that can’t be given', async () => {
    const {element} = await asking();
    await own(element, '7.50');
    await until(() => names(element, 'button').includes('Continue with $7.50 per month'), 'the total');
    await use(element, 'radio', 'Yearly');
    expect(find<HTMLInputElement>(element, 'textbox', /Other amount/).value).to.equal('7.50');
    expect(names(element, 'button').filter((name) => name.startsWith('Continue'))).to.deep.equal(['Continue']);
    await use(element, 'radio', 'Monthly');
    await until(() => names(element, 'button').includes('Continue with $7.50 per month'), 'the total, usable again');
  });

  it('says what the chosen amount pays for', async () => {
    const {element} = await asking();
    expect(words(element)).to.contain('$5 per month pays for an hour in court.');
  });

  it('does not ask how often when there is one answer', async () => {
    const {element} = await asking(post({frequencies: ['once']}));
    expect(names(element, 'group')).not.to.include('How often?');
    expect(names(element, 'button')).to.include('Continue with $25 once');
  });

  it('offers no “later” where the publisher has none', async () => {
    const {element} = await asking(post({snooze: {choices: [], ics: false}}));
    expect(names(element, 'button')).to.deep.equal(['Continue with $5 per month', 'Why am I seeing this?']);
  });
});

describe('attributes', () => {
  function chosen(element: ReaderAppeal): string[] {
    return perceived(element).flatMap(({role, name, element: radio}) =>
      role === 'radio' && (radio as HTMLInputElement).checked ? [name] : [],
    );
  }

  it('choose frequency, amount and currency, before the config', async () => {
    const {element} = await ready();
    element.setAttribute('frequency', 'once');
    element.setAttribute('amount', '12.5');
    element.setAttribute('currency', 'EUR');
    element.begin({campaign: element.config!.campaigns[0]!});
    await until(() => element.step === 'ask', 'the ask');
    await settled();
    expect(chosen(element)).to.deep.equal(['Once', 'Other amount', 'Card']);
    expect(find<HTMLInputElement>(element, 'textbox', 'Other amount (euros)').value).to.equal('12.50');
  });

  it('are live', async () => {
    const {element} = await asking();
    element.setAttribute('frequency', 'yearly');
    await settled();
    expect(chosen(element)).to.deep.equal(['Yearly', '$50 per year', 'Card']);
    element.setAttribute('amount', '25');
    await settled();
    expect(chosen(element)).to.deep.equal(['Yearly', '$25 per year', 'Card']);
    element.setAttribute('currency', 'eur');
    element.removeAttribute('amount');
    await settled();
    expect(chosen(element)).to.deep.equal(['Yearly', '€48 per year', 'Card']);
    element.setAttribute('locale', 'de');
    await until(() => names(element, 'button').some((name) => name.startsWith('Weiter')), 'German');
    expect(chosen(element)[1]).to.match(/^48\s€ pro Jahr/);
  });

  it('give way to properties that are set later', async () => {
    const {element} = await asking();
    element.setAttribute('frequency', 'once');
    await settled();
    element.frequency = 'yearly';
    await settled();
    expect(chosen(element)[0]).to.equal('Yearly');
  });

  it('that make no sense are as none', async () => {
    const {element} = await ready();
    for (const [name, value] of [
      ['frequency', 'daily'],
      ['amount', 'lots'],
      ['currency', 'US'],
      ['locale', 'en_US'],
    ] as const) {
      element.setAttribute(name, value);
    }
    element.begin({campaign: element.config!.campaigns[0]!});
    await until(() => element.step === 'ask', 'the ask');
    await settled();
    expect(chosen(element)).to.deep.equal(['Monthly', '$5 per month', 'Card']);
  });

  it('ask for no amount beyond the limits', async () => {
    const {element} = await ready();
    element.setAttribute('amount', '501');
    element.begin({campaign: element.config!.campaigns[0]!});
    await until(() => element.step === 'ask', 'the ask');
    await settled();
    expect(chosen(element)[1]).to.equal('$5 per month');
  });

  it('speak the language of the closest element that names one', async () => {
    addMessages('fr', {howOften: 'À quelle fréquence ?'});
    const config = post({locale: 'auto'});
    const element = document.createElement('reader-appeal');
    element.config = config;
    element.setAttribute('preview', 'ask');
    await fixture(html`<div lang="fr"><div>${element}</div></div>`);
    await until(() => element.step === 'ask', 'the ask');
    await settled();
    expect(names(element, 'group')).to.include('À quelle fréquence ?');
    expect(perceived(element)[0]!.element.closest('[lang]')!.getAttribute('lang')).to.equal('fr');
  });

  it('find that element also from inside another component', async () => {
    addMessages('fr', {howOften: 'À quelle fréquence ?'});
    const host = await fixture<HTMLElement>(html`<div lang="fr"></div>`);
    const element = document.createElement('reader-appeal');
    element.config = post({locale: 'auto'});
    element.setAttribute('preview', 'ask');
    host.attachShadow({mode: 'open'}).append(element);
    await until(() => element.step === 'ask', 'the ask');
    await settled();
    expect(names(element, 'group')).to.include('À quelle fréquence ?');
  });
});

describe('theming', () => {
  const parts = {
    ask: [
      'container',
      'heading',
      'body',
      'highlight',
      'frequency',
      'amounts',
      'amount',
      'methods',
      'submit',
      'snooze',
      'legal',
    ],
    payment: ['container', 'heading', 'total', 'submit'],
    declined: ['error'],
    thanks: ['container', 'heading'],
    snoozed: ['container', 'snooze'],
    error: ['container', 'heading', 'error'],
  } as const satisfies Record<Preview, readonly string[]>;

  for (const step of STATES) {
    for (const part of parts[step]) {
      it(`reaches ${part} in ${step}`, async () => {
        const restore = pageStyle(`reader-appeal::part(${part}) { text-decoration-color: rgb(1, 2, 3) }`);
        try {
          const element = await previewed(step);
          const reached = [...flattened(element)].filter(
            (each) => getComputedStyle(each).textDecorationColor === 'rgb(1, 2, 3)',
          );
          expect(reached.length).to.be.above(0);
        } finally {
          restore();
        }
      });
    }
  }

  it('reaches own-amount', async () => {
    const restore = pageStyle('reader-appeal::part(own-amount) { color: rgb(1, 2, 3) }');
    try {
      const {element} = await asking();
      await own(element, '7');
      expect(getComputedStyle(find(element, 'textbox', /Other amount/)).color).to.equal('rgb(1, 2, 3)');
    } finally {
      restore();
    }
  });

  it('takes every custom property, through all parts', async () => {
    const restore = pageStyle(`reader-appeal {
      --appeal-accent: rgb(90, 0, 90); --appeal-on-accent: rgb(255, 250, 255); --appeal-surface: rgb(250, 240, 250);
      --appeal-text: rgb(20, 0, 20); --appeal-muted: rgb(90, 60, 90); --appeal-border: rgb(120, 80, 120);
      --appeal-radius: 11px; --appeal-space: 20px; --appeal-font: monospace; --appeal-heading-font: fantasy;
      --appeal-highlight: rgb(255, 230, 120); --appeal-max-width: 400px; --appeal-focus: rgb(200, 0, 0) }`);
    try {
      const {element} = await asking();
      const button = getComputedStyle(find(element, 'button', /^Continue/));
      expect([button.backgroundColor, button.color, button.borderRadius]).to.deep.equal([
        'rgb(90, 0, 90)',
        'rgb(255, 250, 255)',
        '11px',
      ]);
      const region = find(element, 'region', 'Since you are here');
      expect(backdrop(region)).to.deep.equal([250, 240, 250]);
      expect(getComputedStyle(region).color).to.equal('rgb(20, 0, 20)');
      expect(getComputedStyle(region).fontFamily).to.equal('monospace');
      expect(region.parentElement!.getBoundingClientRect().width).to.be.at.most(400);
      expect(getComputedStyle(find(element, 'heading', 'Since you are here')).fontFamily).to.equal('fantasy');
      const amount = find<HTMLInputElement>(element, 'radio', '$10 per month').labels![0]!;
      const {borderTopColor, borderTopLeftRadius, color, fontFamily} = getComputedStyle(amount);
      expect([borderTopColor, borderTopLeftRadius, color, fontFamily]).to.deep.equal([
        'rgb(120, 80, 120)',
        '11px',
        'rgb(20, 0, 20)',
        'monospace',
      ]);
      const used = [...flattened(element)].map((each) => getComputedStyle(each));
      expect(
        used.some(({backgroundColor}) => backgroundColor === 'rgb(255, 230, 120)'),
        'highlight',
      ).to.equal(true);
      expect(
        used.some(({color: each}) => each === 'rgb(90, 60, 90)'),
        'muted',
      ).to.equal(true);
      const {height} = element.getBoundingClientRect();
      element.style.setProperty('--appeal-space', '40px');
      expect(element.getBoundingClientRect().height, 'space').to.be.above(height + 60);
      await settled();
      expect(await violations(element)).to.deep.equal([]);
    } finally {
      restore();
    }
  });

  it('takes the page’s font and colours where it is told nothing', async () => {
    const restore = pageStyle('main { font: 20px serif; color: rgb(30, 30, 60) }');
    try {
      const element = await previewed('ask');
      const region = getComputedStyle(find(element, 'region', 'Since you are here'));
      expect([region.fontFamily, region.fontSize, region.color]).to.deep.equal(['serif', '20px', 'rgb(30, 30, 60)']);
    } finally {
      restore();
    }
  });

  it('takes the config’s theme', async () => {
    const {element} = await asking(post({theme: {accent: 'rgb(90, 0, 90)', maxWidth: '300px'}}));
    expect(getComputedStyle(find(element, 'button', /^Continue/)).backgroundColor).to.equal('rgb(90, 0, 90)');
    expect(find(element, 'region', 'Since you are here').parentElement!.getBoundingClientRect().width).to.equal(300);
  });

  for (const scheme of ['light', 'dark'] as const) {
    it(`keeps borders, buttons and focus three to one against what is behind, in the ${scheme}`, async () => {
      const restore = pageStyle(`:root { color-scheme: ${scheme} }`);
      try {
        const {element} = await asking();
        for (const name of ['Monthly', 'Once', '$5 per month', '$10 per month', 'Card']) {
          const label = find<HTMLInputElement>(element, 'radio', name).labels![0]!;
          const behind = backdrop(label.parentElement!);
          const border = opaque(getComputedStyle(label).borderTopColor, behind);
          expect(contrast(border, behind), name).to.be.at.least(3);
        }
        const button = find(element, 'button', /^Continue/);
        const text = opaque(getComputedStyle(button).color, backdrop(button));
        expect(contrast(text, backdrop(button))).to.be.at.least(4.5);
      } finally {
        restore();
      }
    });
  }
});
