import {expect} from '@open-wc/testing';

import './support/loaded.js';
import {fontsFor} from '../../src/checkout/stripe/fonts.js';
import {appearanceOf} from '../../src/elements/reader-appeal/appearance.js';
import {asking, post} from './support/appeal.js';
import {pageStyle} from './support/doing.js';

describe('the looks that a payment form is told', () => {
  it('are literal: opaque rgb colours and px, whatever the page writes', async () => {
    const {element} = await asking(post({theme: {}}));
    element.style.setProperty('--appeal-accent', 'oklch(0.7 0.1 200)');
    element.style.setProperty('--appeal-surface', 'color-mix(in srgb, red 20%, white)');
    element.style.setProperty('--appeal-border', 'rgb(0 0 0 / 50%)');
    element.style.setProperty('--appeal-radius', '0.5rem');
    element.style.setProperty('--appeal-text', 'light-dark(#102030, #fff)');
    element.style.setProperty('--appeal-font', 'Georgia, serif');
    const looks = appearanceOf(element);
    expect(looks).to.deep.include({
      '--appeal-accent': 'rgb(64, 177, 183)',
      '--appeal-surface': 'rgb(255, 204, 204)',
      '--appeal-border': 'rgb(128, 102, 102)',
      '--appeal-radius': '8px',
      '--appeal-text': 'rgb(16, 32, 48)',
      '--appeal-font': 'Georgia, serif',
    });
    for (const [name, value] of Object.entries(looks)) {
      expect(value, name).not.to.match(/var\(|mix\(|light-dark|currentcolor|inherit|rem|em\b/);
    }
    expect(element.shadowRoot!.querySelector('.container > span'), 'no trace').to.equal(null);
  });

  it('are there without any theme, and follow the page', async () => {
    const undo = pageStyle('body { background: rgb(10, 20, 30); color: rgb(210, 220, 230); font-size: 20px }');
    const {element} = await asking();
    const looks = appearanceOf(element);
    undo();
    // Five parts of the text's colour in a hundred lie over the page's own.
    expect(looks['--appeal-surface']).to.equal('rgb(20, 30, 40)');
    expect(looks['--appeal-text']).to.equal('rgb(210, 220, 230)');
    expect(looks['--appeal-focus']).to.equal('rgb(210, 220, 230)');
    expect(looks['--appeal-font-size']).to.equal('20px');
    expect(looks['--appeal-accent']).to.match(/^rgb\(\d+, \d+, \d+\)$/);
  });

  it('take the canvas for the background of a page that has none', async () => {
    const undo = pageStyle(':root { color-scheme: dark }');
    const {element} = await asking();
    const looks = appearanceOf(element);
    undo();
    const [red = 255] = (looks['--appeal-surface']!.match(/\d+/g) ?? []).map(Number);
    expect(red).to.be.lessThan(60);
  });
});

describe('the fonts that a payment form is told', () => {
  const FACES = `
    @font-face { font-family: "Post Serif"; src: local("x"), url("https://fonts.post.example/serif.woff2") format("woff2"); font-weight: 700; font-style: italic; unicode-range: U+20-39 }
    @font-face { font-family: Post Serif; src: url(data:font/woff2;base64,AAAA) }
    @font-face { font-family: "Post Serif"; src: url("http://plain.example/serif.woff2") }
    @font-face { font-family: "Another"; src: url("https://fonts.post.example/another.woff2") }
  `;
  let style: HTMLStyleElement;
  beforeEach(() => {
    style = document.createElement('style');
    style.textContent = FACES;
    document.head.append(style);
  });
  afterEach(() => style.remove());

  it('are the files of the first family, from where any page may load them', () => {
    expect(fontsFor('"Post Serif", Georgia, serif')).to.deep.equal([
      {
        family: 'Post Serif',
        src: 'url(https://fonts.post.example/serif.woff2)',
        style: 'italic',
        weight: '700',
        unicodeRange: 'U+20-39',
      },
      {family: 'Post Serif', src: 'url(data:font/woff2;base64,AAAA)'},
    ]);
  });

  it('are none for a family that the page has no file of', () => {
    expect(fontsFor('Georgia, serif')).to.deep.equal([]);
    expect(fontsFor('')).to.deep.equal([]);
    expect(fontsFor(undefined)).to.deep.equal([]);
  });
});
