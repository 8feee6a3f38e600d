import type {Pacing, SharedPacing} from '../ask/ask-config.js';
import {safeHref} from '../copy.js';
import type {Ladder} from '../gift/ladder.js';
import {ID} from '../id.js';
import type {AppealConfig, AppealCopy, Campaign} from './config.js';
import {fill} from './fill.js';
import type {GivenConfig} from './given.js';

/**
 * Reads a config for a page that readers look at: makes the same of it as `parseConfig`, but is sure only of what is shown
 * and of what could make an ask more frequent than was meant, and has no words for mistakes. A campaign with such a mistake
 * silences itself; one in what all campaigns share throws.
 *
 * @param input what the JSON said.
 * @throws Error without words that help; `parseConfig` says what is wrong, and where.
 */
export function readConfig(input: unknown): AppealConfig {
  // A copy, which is JSON for sure: what is `undefined` is not there.
  const config = fill(JSON.parse(JSON.stringify(input)) as GivenConfig);
  if (!isRight(config)) throw new Error('The config is wrong.');
  return {...config, campaigns: config.campaigns.filter(isRightCampaign)};
}

/** Throws, or says no, where something is of another type than it should be. */
function isRight(config: AppealConfig): boolean {
  const {publication, amounts, frequencies, checkout} = config;
  const {id, name, privacyUrl = '#'} = publication;
  return (
    (config.version as number) === 1 &&
    [[id, name, config.locale], checkout.methods, config.snooze.choices].every(areTexts) &&
    ID.test(id || '') &&
    !!name.trim() &&
    safeHref(privacyUrl) !== null &&
    checkout.methods.length * frequencies.length > 0 &&
    isRightPacing(config.pacing) &&
    Object.hasOwn(amounts, config.currency.default) &&
    Object.entries(amounts).every(
      ([code, ladders]) => /^[a-z]{3}$/.test(code) && frequencies.every((each) => isLadder(ladders[each] as Ladder)),
    )
  );
}

/** An amount that can't be charged is `null`, and stands in no order with others. */
function isLadder({presets, default: chosen, min, max, impact}: Ladder): boolean {
  const [first = 0] = presets;
  const last = presets.at(-1) ?? 0;
  return 0 < min && min <= first && last <= max && presets.includes(chosen) && areTexts(Object.values(impact));
}

function isRightCampaign({id, placement, priority = 0, appeal, variants, ...rules}: Campaign): boolean {
  const {audience = {}, pages = {}, pacing = {}, schedule = {}} = rules;
  try {
    const {include: _, exclude: _not, ...counts} = audience;
    const {blackoutHours = [], ...times} = schedule;
    const sets = variants.flatMap(({amounts = {}}) => Object.values(amounts));
    return (
      [appeal, audience, pages, schedule].every(isGroup) &&
      [[id, placement], pages.includeTags, pages.excludeTags].every(areTexts) &&
      ID.test(id || '') &&
      [appeal, ...variants.map((variant) => variant.appeal ?? {})].every(isRightAppeal) &&
      sets.flatMap((ladders) => Object.values(ladders)).every(isLadder) &&
      [pacing, ...variants.map((variant) => variant.pacing)].every(isRightPacing) &&
      [priority, ...Object.values(counts), ...blackoutHours]
        .concat(Object.values(times).map((time) => Date.parse(time)))
        .every(Number.isFinite)
    );
  } catch {
    return false;
  }
}

/** Whether it is an object, a list, or not there. */
function isGroup(group: unknown = {}): boolean {
  return typeof group === 'object';
}

/** Rules that are no numbers would hold nothing back. */
function isRightPacing(pacing: Pacing & SharedPacing = {}): boolean {
  const {per: _, of: _not, ...counts} = pacing;
  return isGroup(pacing) && Object.values(counts).flat().every(Number.isFinite);
}

function isRightAppeal({heading, lead, highlight, paragraphs, image, byline}: AppealCopy): boolean {
  return [paragraphs, [heading, lead, highlight], Object.values({...image, ...byline})].every(areTexts);
}

/** Whether there is nothing but texts in a list; some, and the list itself, may be missing. */
function areTexts(list: readonly unknown[] = []): boolean {
  return list.every((value = '') => typeof value === 'string');
}
