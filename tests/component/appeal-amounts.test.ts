import {expect, fixture, html} from '@open-wc/testing';
import {emulateMedia} from '@web/test-runner-commands';

import '../../src/elements/define.js';
import type {AppealAmounts} from '../../src/elements/appeal-amounts/appeal-amounts.js';
import type {AppealAmountChangeEvent} from '../../src/elements/events.js';
import {
  forceColors,
  listen,
  pageStyle,
  pause,
  point,
  press,
  settled,
  startBefore,
  type,
  until,
} from './support/doing.js';
import {
  backdrop,
  contrast,
  description,
  find,
  focused,
  focusedName,
  names,
  opaque,
  spoken,
  targetSize,
  violations,
} from './support/seeing.js';

describe('how much', () => {
  let form: HTMLFormElement;
  let element: AppealAmounts;
  let heard: AppealAmountChangeEvent[];

  async function show(parts: Partial<AppealAmounts> = {}): Promise<void> {
    form = await fixture<HTMLFormElement>(html`
      <form>
        <appeal-amounts
          name="sum"
          .presets=${[500, 1000, 2000]}
          .value=${1000}
          .min=${200}
          .max=${50000}
        ></appeal-amounts>
        <button>Go on</button>
      </form>
    `);
    form.addEventListener('submit', (event) => event.preventDefault());
    element = form.querySelector('appeal-amounts')!;
    Object.assign(element, parts);
    await settled();
    heard = listen(element, 'appeal-amount-change');
    startBefore(form);
  }

  beforeEach(() => show());

  function sent(): FormDataEntryValue | null {
    return new FormData(form).get('sum');
  }

  function radio(name: string): HTMLInputElement {
    return find<HTMLInputElement>(element, 'radio', name);
  }

  function field(): HTMLInputElement {
    return find<HTMLInputElement>(element, 'textbox', /Other amount/);
  }

  function sums(): number[] {
    return heard.map(({amount}) => amount.minor);
  }

  async function chooseOther(): Promise<void> {
    await point(radio('Other amount'));
    await until(() => names(element, 'textbox').length > 0, 'the field');
  }

  async function enter(text: string): Promise<void> {
    await chooseOther();
    field().focus();
    field().select();
    await type(text);
  }

  /** Leaves the field and waits for what is said of it. */
  async function leave(): Promise<string> {
    await press('Tab');
    await until(() => /Error/.test(description(field())), 'an error');
    return description(field());
  }

  /** The border of the label around a radio button, and what lies behind it. */
  function edge(name: string): {border: number[]; behind: number[]} {
    const label = radio(name).labels![0]!;
    const behind = backdrop(label.parentElement!);
    return {border: opaque(getComputedStyle(label).borderTopColor, behind), behind};
  }

  // First, for what it needs is loaded once for each page.
  it('is the amount that was picked last, also before the field for one’s own has come', async () => {
    radio('Other amount').click();
    radio('$5 per month').click();
    await pause(300);
    expect([element.value, element.own, sent()]).to.deep.equal([500, null, '5']);
    expect(sums()).to.deep.equal([500]);
  });

  describe('names', () => {
    it('is a group of radio buttons that name currency and period', async () => {
      expect(names(element, 'group')).to.deep.equal(['How much?']);
      expect(names(element, 'radio')).to.deep.equal(['$5 per month', '$10 per month', '$20 per month', 'Other amount']);
      expect(radio('$10 per month').checked).to.equal(true);
      expect(await violations(form)).to.deep.equal([]);
    });

    for (const [frequency, locale, currency, name] of [
      ['yearly', 'en', 'usd', '$5 per year'],
      ['once', 'en', 'usd', '$5 once'],
      ['monthly', 'en-CA', 'usd', 'US$5 per month'],
      ['monthly', 'en', 'jpy', '¥500 per month'],
      ['yearly', 'de', 'eur', '5 € per year'],
    ] as const) {
      it(`says ${name} for ${frequency} ${currency} in ${locale}`, async () => {
        await show({frequency, locale, currency});
        expect(names(element, 'radio')[0]).to.equal(name);
      });
    }
  });

  describe('in a form', () => {
    it('is the chosen amount in major units', async () => {
      expect(sent()).to.equal('10');
      await point(radio('$5 per month'));
      expect(sent()).to.equal('5');
      await enter('7.5');
      expect(sent()).to.equal('7.50');
    });

    it('is a whole number in a currency without decimals', async () => {
      await show({currency: 'jpy'});
      await point(radio('¥500 per month'));
      expect(sent()).to.equal('500');
    });

    it('sends nothing while the own amount can’t be used', async () => {
      await enter('seven');
      expect(sent()).to.equal(null);
    });

    it('goes back to what was chosen at first when the form is reset, and tells no change of the reader’s', async () => {
      await enter('7.50');
      heard.length = 0;
      form.reset();
      await settled();
      expect(radio('$10 per month').checked).to.equal(true);
      expect(names(element, 'textbox')).to.deep.equal([]);
      expect(sent()).to.equal('10');
      expect(heard.length).to.equal(0);
    });

    it('does not submit when an amount is chosen', async () => {
      const submits = listen(form, 'submit');
      await press('Tab', 'ArrowRight');
      await point(radio('Other amount'));
      expect(submits.length).to.equal(0);
    });
  });

  describe('by keyboard', () => {
    it('is entered at the chosen amount, and changes with the arrow keys', async () => {
      await press('Tab');
      expect(focusedName()).to.equal('$10 per month');
      await press('ArrowRight');
      expect([focusedName(), element.value]).to.deep.equal(['$20 per month', 2000]);
    });

    it('does not throw a reader who passes “Other amount” into its field', async () => {
      await press('Tab', 'ArrowRight', 'ArrowRight');
      expect(focusedName()).to.equal('Other amount');
      await press('ArrowLeft');
      expect([focusedName(), element.value]).to.deep.equal(['$20 per month', 2000]);
    });

    it('has the field for an own amount right after its radio button', async () => {
      await press('Tab', 'ArrowRight', 'ArrowRight');
      expect(focusedName()).to.equal('Other amount');
      await until(() => names(element, 'textbox').length > 0, 'the field');
      await press('Tab');
      expect(focusedName()).to.equal('Other amount (US dollars)');
      await press('Tab');
      expect(focusedName()).to.equal('Go on');
    });
  });

  describe('an amount of one’s own', () => {
    it('has a visible label with the currency, limits, and a keyboard for decimals', async () => {
      await chooseOther();
      expect([field().type, field().inputMode]).to.deep.equal(['text', 'decimal']);
      const label = field().labels![0]!;
      expect(label.innerText).to.equal('Other amount (US dollars)');
      expect(label.getBoundingClientRect().height).to.be.above(10);
      expect(description(field())).to.equal('From $2 to $500');
      expect(await violations(form)).to.deep.equal([]);
    });

    it('is where the focus goes when a pointer chooses it, each time', async () => {
      await chooseOther();
      await until(() => focused() === field(), 'focus in the field');
      await point(radio('$20 per month'));
      await chooseOther();
      await until(() => focused() === field(), 'focus in the field again');
    });

    it('is taken as soon as it can be used', async () => {
      await enter('19.99');
      expect(sums().at(-1)).to.equal(1999);
      expect(heard.at(-1)!.amount).to.deep.equal({minor: 1999, currency: 'usd'});
      expect(element.value).to.equal(1999);
    });

    it('tells amounts that can be used, and no others', async () => {
      await enter('abc');
      await enter('1');
      expect(sums()).to.deep.equal([]);
      expect(element.value).to.equal(null);
      await enter('501');
      expect(sums(), 'on the way').to.deep.equal([500, 5000]);
      expect(element.value).to.equal(null);
    });

    it('says nothing of an amount that is still being typed', async () => {
      await enter('abc');
      expect(field().getAttribute('aria-invalid')).not.to.equal('true');
      expect(description(field())).not.to.match(/Error/);
    });

    for (const [typed, error] of [
      ['abc', /^Error: Please enter an amount in figures/],
      ['1', 'Error: Please enter at least $2.'],
      ['501', 'Error: Please enter at most $500.'],
      ['0.555', /^Error: .*(fraction|cent|coin)/],
      ['5.555', /^Error: /],
      ['-5', /^Error: /],
      ['1e3', /^Error: /],
      ['1.234', /^Error: Do you mean \$1,234\?/],
    ] as const) {
      it(`says what is wrong with ${typed} when the field is left, and keeps it`, async () => {
        await enter(typed);
        const said = (await leave()).replace('From $2 to $500', '').trim();
        if (typeof error === 'string') expect(said).to.equal(error);
        else expect(said).to.match(error);
        expect(field().getAttribute('aria-invalid')).to.equal('true');
        expect(field().value).to.equal(typed);
        expect(await violations(form)).to.deep.equal([]);
      });
    }

    it('takes 1.234 for what it is where that is how thousands are written', async () => {
      await show({locale: 'de', currency: 'eur', max: 500000});
      await enter('1.234');
      await press('Tab');
      await pause(300);
      expect(element.value).to.equal(123400);
      expect(field().getAttribute('aria-invalid')).not.to.equal('true');
    });

    it('has its error in a live region that was there, empty, before it spoke', async () => {
      await enter('1');
      const root = element.shadowRoot!;
      const region = [...root.querySelectorAll('[role=alert], [aria-live]')].find((one) =>
        field().getAttribute('aria-describedby')!.split(' ').includes(one.id),
      )!;
      expect(region.textContent.trim()).to.equal('');
      await leave();
      expect(region.isConnected).to.equal(true);
      expect(region.textContent.trim()).to.match(/^Error: /);
    });

    it('is checked on submit: the error is linked, and the focus goes to the field', async () => {
      await enter('1');
      find(form, 'button', 'Go on').focus();
      expect(await element.validate()).to.equal(false);
      await settled();
      expect(description(field())).to.match(/Error: Please enter at least \$2/);
      expect(focused() === field(), 'the focus is there').to.equal(true);
      expect(field().value).to.equal('1');
    });

    it('asks for an amount when the field is still empty on submit', async () => {
      await chooseOther();
      expect(await element.validate()).to.equal(false);
      await settled();
      expect(description(field())).to.match(/Error: Please enter an amount/);
    });

    it('takes its error back when the amount is mended, and submits', async () => {
      await enter('1');
      await leave();
      await enter('12');
      expect(description(field())).to.equal('From $2 to $500');
      expect(field().getAttribute('aria-invalid')).not.to.equal('true');
      expect(await element.validate()).to.equal(true);
    });

    it('keeps what was typed while another frequency is chosen', async () => {
      await enter('7.50');
      element.frequency = 'yearly';
      await settled();
      expect(field().value).to.equal('7.50');
    });

    it('gives way to a suggested amount', async () => {
      await enter('7.50');
      await point(radio('$20 per month'));
      expect(names(element, 'textbox')).to.deep.equal([]);
      expect(sent()).to.equal('20');
      expect(sums().at(-1)).to.equal(2000);
    });
  });

  it('announces other amounts politely when the frequency changes', async () => {
    expect(spoken(element)).to.equal('');
    element.presets = [5000, 10000];
    element.frequency = 'yearly';
    element.value = 5000;
    await until(() => spoken(element) !== '', 'an announcement');
    expect(spoken(element)).to.contain('$50 per year').and.to.contain('$100 per year');
    const region = element.shadowRoot!.querySelector('[role=status]')!;
    expect(region.getAttribute('aria-live') ?? 'polite').to.equal('polite');
    expect(sums()).to.deep.equal([]);
  });

  it('says what the chosen amount pays for', async () => {
    element.impact = {1000: 'pays for an hour in court.'};
    await settled();
    expect(element.shadowRoot!.textContent).to.contain('pays for an hour in court.');
    await point(radio('$5 per month'));
    expect(element.shadowRoot!.textContent).not.to.contain('pays for an hour in court.');
  });

  describe('to the eye', () => {
    it('has targets of at least 44 pixels', async () => {
      await chooseOther();
      for (const target of [...names(element, 'radio').map(radio), field()]) {
        expect(targetSize(target)).to.be.at.least(44);
      }
    });

    it('shows what is chosen by more than colour', () => {
      const chosen = getComputedStyle(radio('$10 per month').labels![0]!);
      const other = getComputedStyle(radio('$5 per month').labels![0]!);
      expect(Number(chosen.fontWeight)).to.be.above(Number(other.fontWeight));
      expect(chosen.boxShadow).not.to.equal(other.boxShadow);
    });

    for (const scheme of ['light', 'dark'] as const) {
      it(`has borders that stand out three to one, in the ${scheme}`, async () => {
        const restore = pageStyle(`:root { color-scheme: ${scheme} }`);
        try {
          for (const name of ['$5 per month', '$10 per month']) {
            const {border, behind} = edge(name);
            expect(contrast(border, behind), name).to.be.at.least(3);
          }
        } finally {
          restore();
        }
      });

      it(`keeps what is chosen visible in forced colours, in the ${scheme}`, async function () {
        if (!(await forceColors(scheme))) this.skip();
        try {
          const chosen = getComputedStyle(radio('$10 per month').labels![0]!);
          const other = getComputedStyle(radio('$5 per month').labels![0]!);
          expect([chosen.outlineStyle, other.outlineStyle]).to.deep.equal(['solid', 'none']);
          const behind = backdrop(radio('$10 per month').labels![0]!);
          expect(contrast(opaque(chosen.outlineColor), behind)).to.be.at.least(3);
        } finally {
          await forceColors(null);
        }
      });
    }

    it('has nothing that moves, for readers who asked for that', async () => {
      await emulateMedia({reducedMotion: 'reduce'});
      try {
        await point(radio('$5 per month'));
        expect(document.getAnimations().length).to.equal(0);
      } finally {
        await emulateMedia({reducedMotion: 'no-preference'});
      }
    });
  });
});
