import {isFrequency} from '../../core/gift/is-frequency.js';
import {fromMajor} from '../../core/gift/money.js';
import {withinLimits} from '../../core/gift/ladder.js';
import type {AppealConfig, Campaign} from '../../core/config/config.js';
import {armsOf} from './arms.js';
import type {Report} from './finding.js';
import type {PageElement, PageFacts} from './page-facts.js';
import type {Subject} from './subject.js';

/** Placements that need no element in the page. */
const OWN_PLACE = ['bar', 'dialog', 'gate'];

/** What a page lacks that the config counts on, and what it asks for that the config lacks. */
export function checkPages(subject: Subject, report: Report): void {
  for (const page of subject.pages) {
    const elements = page.find('reader-appeal') ?? [];
    checkPlacements(subject.config, page, elements, report);
    for (const element of elements) checkElement(element, subject.config, page, report);
    for (const trigger of page.find('[data-appeal-open]') ?? []) checkTrigger(trigger, subject.config, page, report);
    checkScript(page, report);
    checkLanguage(subject.config, page, report);
  }
}

function checkPlacements(
  config: AppealConfig,
  page: PageFacts,
  elements: readonly PageElement[],
  report: Report,
): void {
  const named = elements.map(({attributes}) => attributes['placement'] ?? '');
  const claimed = elements.map(({attributes}) => attributes['campaign'] ?? '');
  for (const {campaign, index, placement, variant} of armsOf(config)) {
    const {id} = campaign;
    if (OWN_PLACE.includes(placement)) continue;
    const fits = placement === 'inline' ? elements.length > 0 : named.includes(placement);
    if (fits || named.includes(id) || claimed.includes(id)) continue;
    const path = ['campaigns', index, ...(campaign.placement === undefined ? [] : ['placement'])];
    report(
      'page-lacks-placement',
      variant !== null && campaign.placement === undefined ? [...path, 'variants', variant] : path,
      `${page.name} has no ${placement === 'inline' ? '<reader-appeal>' : `<reader-appeal placement="${placement}">`}, so “${id}” is never shown there.`,
      'Put the element into the page, or leave it if this campaign is meant for other pages.',
    );
  }
}

function checkElement({attributes, text}: PageElement, config: AppealConfig, page: PageFacts, report: Report): void {
  const {campaign, currency, frequency} = attributes;
  const at = ['page'];
  if (campaign && !config.campaigns.some(({id}) => id === campaign)) {
    report(
      'page-names-unknown',
      at,
      `${page.name} has an element for the campaign “${campaign}”, which is not in the config.`,
      `Use one of: ${idsOf(config.campaigns)}.`,
    );
  }
  if (currency && !Object.hasOwn(config.amounts, currency.toLowerCase())) {
    report(
      'page-names-unknown',
      at,
      `${page.name} asks in ${currency}, for which the config has no amounts.`,
      `Use one of: ${Object.keys(config.amounts).join(', ')}.`,
    );
  }
  if (frequency && !(config.frequencies as readonly string[]).includes(frequency)) {
    report(
      'page-names-unknown',
      at,
      `${page.name} asks for ${frequency} gifts, which are not offered.`,
      `Use one of: ${config.frequencies.join(', ')}.`,
    );
  }
  if (!text.trim()) {
    report(
      'page-no-fallback',
      at,
      `${page.name} has a <reader-appeal> with nothing inside: readers without JavaScript see nothing.`,
      'Put a link inside: <a href="/support">Support our journalism</a>.',
    );
  }
}

function checkTrigger({attributes}: PageElement, config: AppealConfig, page: PageFacts, report: Report): void {
  const id = attributes['data-appeal-open'] ?? '';
  const frequency = attributes['data-appeal-frequency'];
  const amount = attributes['data-appeal-amount'];
  const at = ['page'];
  if (id && !config.campaigns.some((campaign) => campaign.id === id)) {
    report(
      'page-names-unknown',
      at,
      `${page.name} has a button that opens “${id}”, which is not in the config.`,
      `Use one of: ${idsOf(config.campaigns)}.`,
    );
  }
  if (frequency && !(config.frequencies as readonly string[]).includes(frequency)) {
    report(
      'page-names-unknown',
      at,
      `${page.name} has a button for ${frequency} gifts, which are not offered.`,
      `Use one of: ${config.frequencies.join(', ')}.`,
    );
  } else if (amount && !takesAmount(config, amount, frequency)) {
    report(
      'page-names-unknown',
      at,
      `${page.name} has a button for ${amount}, which no gift can be.`,
      'Use an amount in figures, such as 7.5, within "min" and "max".',
    );
  }
}

/** Whether any reader could give that much. */
function takesAmount({amounts, frequencies}: AppealConfig, amount: string, frequency = frequencies[0] ?? ''): boolean {
  return Object.entries(amounts).some(([code, ladders]) => {
    const ladder = isFrequency(frequency) ? ladders[frequency] : undefined;
    const minor = fromMajor(Number(amount), code);
    return !!ladder && minor !== null && withinLimits(ladder, minor);
  });
}

function checkScript(page: PageFacts, report: Report): void {
  const tags = page.find('script[data-config], script[src*="appeal"]') ?? [];
  if (tags.length) return;
  report(
    'page-no-script',
    ['page'],
    `${page.name} has no <script … data-config="…">.`,
    'Put the tag into the page; leave it if your own bundle brings the appeal.',
  );
}

function checkLanguage({locale}: AppealConfig, page: PageFacts, report: Report): void {
  const [root] = page.find('html[lang]') ?? [];
  if (locale !== 'auto' || root?.attributes['lang']) return;
  report(
    'page-no-language',
    ['page'],
    `${page.name} does not say its language, and the config leaves it to the page ("locale": "auto").`,
    'Write <html lang="…">, or a "locale".',
  );
}

function idsOf(campaigns: readonly Campaign[]): string {
  return campaigns.map(({id}) => id).join(', ') || '(there is no campaign)';
}
