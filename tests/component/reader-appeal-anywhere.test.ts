import {expect} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';

import './support/loaded.js';
import type {Preview} from '../../src/elements/reader-appeal/preview.js';
import type {ReaderAppeal} from '../../src/elements/reader-appeal/reader-appeal.js';
import {asking, goOn, post, use} from './support/appeal.js';
import {ENGINE, notHere, pageStyle, pause, settled, until} from './support/doing.js';
import {addPseudo, PSEUDO, unbracketed} from './support/pseudo.js';
import {description, find, flattened, isVisible, names, spoken, words} from './support/seeing.js';

const STATES = ['ask', 'payment', 'declined', 'thanks', 'snoozed', 'error'] as const satisfies readonly Preview[];

/** An appeal that stands in the body itself, for a page that styles everything in it. */
async function inBody(step: Preview, parts: object = {}, locale = 'en'): Promise<ReaderAppeal> {
  const element = document.createElement('reader-appeal');
  element.config = post(parts);
  element.locale = locale;
  element.preview = step;
  document.body.append(element);
  await until(() => element.step === step && words(element) !== '', step);
  await settled();
  return element;
}

afterEach(() => {
  for (const each of document.querySelectorAll('body > reader-appeal')) each.remove();
});

describe('F39 on a hostile page', () => {
  const HOSTILE = `
    body * { all: unset !important; color: red !important; font-size: 40px !important; display: none !important }
    reader-appeal { float: left !important; opacity: 0 !important; transform: scale(2) !important; width: 10px !important;
      margin: 99px !important; visibility: hidden !important; direction: ltr !important; letter-spacing: 1em !important;
      text-transform: uppercase !important; white-space: nowrap !important; line-height: 9 !important }
    * { border: 9px solid lime !important; line-height: 9 !important }`;

  /** What is ours as it looks: where it stands, and in what colours and letters. */
  function look(element: ReaderAppeal): string[] {
    const {left: x, top: y} = element.getBoundingClientRect();
    return [...flattened(element)]
      .filter((each) => each.getRootNode() !== document)
      .map((each) => {
        const {left, top, width, height} = each.getBoundingClientRect();
        const style = getComputedStyle(each);
        const place = [left - x, top - y, width, height].map(Math.round).join(' ');
        const {color, backgroundColor, fontSize, fontWeight, letterSpacing, lineHeight, opacity, visibility} = style;
        return [
          each.localName,
          place,
          color,
          backgroundColor,
          fontSize,
          fontWeight,
          letterSpacing,
          lineHeight,
          opacity,
          visibility,
        ].join(', ');
      });
  }

  for (const step of STATES) {
    it(`looks in ${step} as it does on a blank page`, async () => {
      const element = await inBody(step);
      // The methods' marks come by themselves, once the words are there.
      const marks = (): Element[] => [...flattened(element)].filter(({localName}) => localName === 'path');
      await until(() => marks().every((mark) => mark.getAttribute('d')), 'the marks');
      const before = look(element);
      // The page's own borders around body and root change the room that there is.
      const restore = pageStyle(`${HOSTILE} html, body { border: 0 !important; line-height: normal !important }`);
      try {
        await settled();
        expect(look(element)).to.deep.equal(before);
        expect(element.checkVisibility({opacityProperty: true, visibilityProperty: true})).to.equal(true);
      } finally {
        restore();
      }
    });
  }

  it('shows the payment form that stands in the page’s own tree', async () => {
    const {element, checkout} = await asking();
    document.body.append(element);
    await pause(20);
    await until(() => element.isConnected, 'the element');
    element.begin({campaign: element.config!.campaigns[0]!});
    await until(() => names(element, 'radio').length > 0, 'the ask');
    await goOn(element);
    const {mount} = checkout.requests[0]!;
    expect(isVisible(mount)).to.equal(true);
    const restore = pageStyle(
      'body * { display: none !important; visibility: hidden !important; opacity: 0 !important }',
    );
    try {
      expect(isVisible(mount)).to.equal(true);
    } finally {
      restore();
    }
  });

  it('stays hidden when it is hidden', async () => {
    const element = await inBody('ask');
    element.hidden = true;
    const restore = pageStyle('* { display: block !important }');
    try {
      expect(element.checkVisibility()).to.equal(false);
    } finally {
      restore();
    }
  });
});

describe('F45 in little room', () => {
  const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-bottom: 2em !important }`;

  before(addPseudo);

  afterEach(async () => {
    await setViewport({width: 800, height: 600});
  });

  /** As users' own style sheets do, in every shadow root. */
  function spaced(element: Element): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(SPACING);
    for (const each of [element, ...flattened(element)]) each.shadowRoot?.adoptedStyleSheets.push(sheet);
  }

  /** What sticks out of the window, or is cut off by what it stands in. */
  function cut(element: Element): string[] {
    const wrong: string[] = [];
    if (document.documentElement.scrollWidth > innerWidth)
      wrong.push(`the page is ${document.documentElement.scrollWidth} wide`);
    for (const each of flattened(element)) {
      if (!isVisible(each) || !(each instanceof HTMLElement)) continue;
      const {left, right} = each.getBoundingClientRect();
      const what = `<${each.localName} class="${each.className}"> ${each.textContent.trim().slice(0, 30)}`;
      const {clipPath, overflowX, overflowY} = getComputedStyle(each);
      if (clipPath !== 'none') continue;
      if (left < -0.5 || right > innerWidth + 0.5) wrong.push(`${what}: from ${left} to ${right}`);
      const boxed = each.matches('button, label, [part]') || overflowX !== 'visible';
      if (
        boxed &&
        !each.matches('input') &&
        (each.scrollWidth > each.clientWidth + 1 ||
          // What overflows upright is cut only where it is told to be: Firefox counts the room that a font keeps above.
          (overflowY !== 'visible' && each.scrollHeight > each.clientHeight + 1))
      ) {
        if (getComputedStyle(each).display !== 'inline') wrong.push(`${what}: more than its box`);
      }
    }
    return wrong;
  }

  for (const step of STATES) {
    for (const [name, {width, fontSize, spacing, locale}] of Object.entries({
      'at 320 pixels, with spaced text': {width: 320, fontSize: '100%', spacing: true, locale: 'en'},
      'at 320 pixels, with strings twice as long': {width: 320, fontSize: '100%', spacing: false, locale: PSEUDO},
      'with letters twice as large': {width: 640, fontSize: '200%', spacing: false, locale: 'en'},
      'with all of that at once': {width: 320, fontSize: '200%', spacing: true, locale: PSEUDO},
    })) {
      it(`cuts nothing in ${step} ${name}`, async () => {
        if (ENGINE === 'firefox' && step === 'ask' && name.includes('all of that')) {
          notHere('a choice of reminders is some pixels too wide there, which is not mended yet');
        }
        await setViewport({width, height: 700});
        document.documentElement.style.fontSize = fontSize;
        try {
          const element = await inBody(step, {}, locale);
          if (step === 'ask') {
            await use(element, 'button', /Remind me later/);
            await use(element, 'radio', /Other amount/);
            await until(() => names(element, 'textbox').length > 0 && names(element, 'button').length > 4, 'all of it');
          }
          if (spacing) spaced(element);
          await settled();
          expect(cut(element)).to.deep.equal([]);
        } finally {
          document.documentElement.style.fontSize = '';
        }
      });
    }
  }

  it('breaks a publisher’s long words, and long sums', async () => {
    await setViewport({width: 320, height: 700});
    const long = 'Donaudampfschifffahrtsgesellschaftskapitänswitwenrente'.repeat(2);
    const appeal = {heading: long, lead: long, paragraphs: [long, `[${long}](/why)`], highlight: long};
    const sums = {presets: [100000, 500000, 999999.99]};
    const element = await inBody('ask', {
      publication: {id: 'component-tests', name: long},
      campaigns: [{id: 'long', appeal}],
      amounts: {usd: {monthly: sums, once: sums, yearly: sums}},
      currency: {default: 'usd'},
    });
    expect(cut(element)).to.deep.equal([]);
    element.preview = 'payment';
    await until(() => element.step === 'payment', 'payment');
    await settled();
    expect(cut(element)).to.deep.equal([]);
  });

  it('has no words that are not in the catalogue', async () => {
    const own42 = {
      publication: {id: 'component-tests', name: '42', privacyUrl: '/privacy'},
      amounts: {usd: {monthly: {presets: [2, 5]}, once: {presets: [2, 5]}, yearly: {presets: [2, 5]}}},
      currency: {default: 'usd'},
      campaigns: [{id: 'bare', appeal: {}}],
    };
    for (const step of STATES) {
      const element = await inBody(step, own42, PSEUDO);
      const rest = unbracketed(words(element)).replace(/reader@example\.org/g, '');
      expect(rest, step).not.to.match(/\p{L}/u);
      for (const role of ['button', 'radio', 'heading', 'group', 'textbox', 'region']) {
        for (const name of names(element, role)) expect(unbracketed(name), name).not.to.match(/\p{L}/u);
      }
      element.remove();
    }
  });

  it('has an own amount’s field and error in the catalogue’s words, too', async () => {
    const element = await inBody('ask', {campaigns: [{id: 'bare', appeal: {}}]}, PSEUDO);
    await use(element, 'radio', /Other amount/);
    await until(() => names(element, 'textbox').length > 0, 'the field');
    const field = find<HTMLInputElement>(element, 'textbox', /./);
    field.focus();
    field.value = 'abc';
    field.dispatchEvent(new InputEvent('input', {bubbles: true}));
    field.blur();
    await until(() => /⟦/.test(spoken(element)), 'the error');
    for (const said of [field.labels![0]!.innerText, description(field)]) {
      expect(said).to.match(/⟦/);
      expect(unbracketed(said)).not.to.match(/\p{L}/u);
    }
  });
});
