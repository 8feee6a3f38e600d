/**
 * Shows the elements in every state, look and language, as the page's address says: `?theme=modern&state=ask,thanks`.
 * Each cell is an appeal that looks after itself, with a config of its own. Only DOM methods: the page enforces
 * Trusted Types.
 */
import {PARTS} from './parts.js';
import {STATES, until} from './states.js';
import {CURRENCIES, WORDS} from './words.js';

const CHOICES = {
  part: ['reader-appeal', ...Object.keys(PARTS)],
  theme: ['plain', 'broadsheet', 'modern'],
  state: Object.keys(STATES),
  format: ['inline', 'bar', 'dialog', 'gate', 'button'],
  lang: ['en', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'pl', 'ru', 'uk', 'tr', 'ja', 'ar', 'he', 'long'],
  colours: ['page', 'light', 'dark'],
  width: ['full', '320', '375', '640', '1280'],
  font: ['sans', 'serif'],
  picture: ['no', 'yes'],
  goal: ['no', 'heads', 'money'],
};
const GOALS = {
  heads: {target: 2500, reached: 2140, at: '2026-03-06', maxAgeDays: 3660},
  money: {target: 60000, reached: 48250, at: '2026-03-06', maxAgeDays: 3660, currency: 'eur', until: '2126-12-31'},
};
/** Many at once only where it helps to compare. */
const SEVERAL = ['part', 'theme', 'state', 'format', 'lang', 'colours'];
const FIRST = {theme: 'all'};

const query = new URLSearchParams(location.search);
const cells = document.querySelector('#cells');
/** Configs that are made here, by the address under which appeals fetch them. */
const configs = new Map();
const fetchOutside = window.fetch;
window.fetch = async (what, how) => configs.get(String(what))?.clone() ?? fetchOutside(what, how);

buildControls();
document.documentElement.classList.toggle('bare', query.has('bare'));
document.body.className = [chosen('font')[0], query.has('bare') ? 'bare' : ''].join(' ');
if (chosen('width')[0] !== 'full') cells.style.setProperty('--width', `${chosen('width')[0]}px`);
show().then(
  () => (document.documentElement.dataset.ready = 'yes'),
  (error) => {
    document.documentElement.dataset.ready = 'failed';
    console.error(error);
  },
);

/** What the address asks for, or what comes first. */
function chosen(name) {
  const asked = query.get(name) ?? FIRST[name] ?? CHOICES[name][0];
  return asked === 'all' ? CHOICES[name] : asked.split(',').filter((each) => CHOICES[name].includes(each));
}

async function show() {
  const base = new URL(query.get('base') ?? '/reader-appeal/latest/', location.href);
  const [{files}, config] = await Promise.all([json(new URL('manifest.json', base)), json('/gallery/appeal.json')]);
  await import(
    new URL(
      Object.keys(files).find((name) => files[name].kind === 'stage'),
      base,
    ).href
  );
  const made = [];
  for (const lang of chosen('lang'))
    for (const part of chosen('part'))
      for (const state of part === 'reader-appeal' ? chosen('state') : ['alone'])
        for (const format of part === 'reader-appeal' ? chosen('format') : ['inline'])
          for (const colours of chosen('colours'))
            for (const theme of part === 'reader-appeal' ? chosen('theme') : ['plain'])
              // What a button opens is a dialog.
              if (format !== 'button' || state === 'ask')
                made.push(cell({lang, part, state, format, colours, theme}, config));
  await Promise.all(made);
  // Marks of ways to pay come after their names.
  const ways = [...document.querySelectorAll('reader-appeal,appeal-methods')].flatMap(
    (each) => each.shadowRoot?.querySelector('appeal-methods') ?? each,
  );
  await until(() => ways.every((each) => !each.shadowRoot?.querySelector('path:not([d])')));
}

/** One cell, when it shows what it should. */
async function cell(what, config) {
  const {lang, part, state, format, colours, theme} = what;
  const heading = document.createElement('h2');
  heading.textContent = Object.values(what).join(' · ');
  const place = document.createElement('div');
  place.className = [colours, format === 'inline' ? '' : 'window'].join(' ');
  // An article: a gate cuts what it stands in.
  const article = document.createElement('article');
  article.className = 'cell';
  article.id = Object.values(what).join('-');
  article.append(heading, place);
  cells.append(article);
  const locale = lang === 'long' ? 'de' : lang;
  if (part !== 'reader-appeal') return partAlone(place, part, locale, CURRENCIES[lang] ?? 'usd');
  const appeal = document.createElement('reader-appeal');
  const {preview, live, then} = STATES[state];
  appeal.append(link());
  appeal.setAttribute('locale', locale);
  appeal.setAttribute('format', format);
  appeal.setAttribute('heading-level', '3');
  if (preview || live) appeal.setAttribute('src', configFor(config, lang, theme));
  if (preview) appeal.setAttribute('preview', preview);
  place.append(appeal);
  if (format === 'gate') {
    appeal.before(story(lang), story(lang));
    appeal.after(story(lang));
  }
  if (preview || live) await until(() => appeal.shadowRoot?.querySelector('.container,.opener'));
  await then?.(appeal);
  await appeal.updateComplete;
}

async function partAlone(place, tag, locale, currency) {
  const part = document.createElement(tag);
  Object.assign(part, PARTS[tag](locale, currency), {locale});
  place.append(part);
  await part.updateComplete;
}

/** The address of a config in that language and look. */
function configFor(config, lang, name) {
  const address = `/gallery/${lang}-${name}.json`;
  const [campaign] = config.campaigns;
  const {role, impact, goal: title, ...words} = WORDS[lang] ?? {};
  const picture = chosen('picture')[0] === 'yes' && {image: {src: '/pictures/harbour.svg', alt: ''}};
  const appeal = {...words, ...picture, byline: {...campaign.appeal.byline, ...(role && {role})}};
  const code = CURRENCIES[lang] ?? 'usd';
  const currency = {...config.currency, default: code};
  const amounts = structuredClone(config.amounts);
  const {monthly} = amounts[code];
  if (impact) monthly.impact = {[monthly.default]: impact};
  const goal = {...GOALS[chosen('goal')[0]], ...(title && {title})};
  const campaigns = [{...campaign, appeal, ...(goal.target && {goal})}];
  configs.set(address, Response.json({...config, currency, amounts, theme: {name}, campaigns}));
  return address;
}

/** Something that is cut. */
function story(lang) {
  const made = document.createElement('p');
  made.lang = lang === 'long' ? 'de' : lang;
  made.dir = 'auto';
  made.textContent = (WORDS[lang] ?? WORDS.en).paragraphs[0].replaceAll('*', '');
  return made;
}

function link() {
  const made = document.createElement('a');
  made.href = '/support';
  made.textContent = 'Support our journalism';
  return made;
}

function buildControls() {
  const form = document.querySelector('#controls');
  for (const [name, choices] of Object.entries(CHOICES)) {
    const select = document.createElement('select');
    select.name = name;
    for (const each of SEVERAL.includes(name) ? ['all', ...choices] : choices) select.append(new Option(each));
    select.value = query.get(name) ?? FIRST[name] ?? choices[0];
    const label = document.createElement('label');
    label.append(name, select);
    form.append(label);
  }
  form.addEventListener('change', ({target}) => {
    query.set(target.name, target.value);
    location.search = query;
  });
}

async function json(address) {
  return (await fetchOutside(address)).json();
}
