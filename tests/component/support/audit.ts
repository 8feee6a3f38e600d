/**
 * What an accessible appeal is, checked part by part (docs/guides/accessibility.md): role, name, state, keyboard, contrast,
 * targets, reflow. Stands beside axe, which finds three of eleven such defects.
 */
import {sendKeys} from '@web/test-runner-commands';

import {isRightToLeft} from '../../../src/core/locale.js';
import type {ReaderAppeal} from '../../../src/elements/reader-appeal/reader-appeal.js';
import {say, sayGift} from '../../../src/messages/messages.js';
import type {AppealAmounts} from '../../../src/elements/appeal-amounts/appeal-amounts.js';
import {settled} from './doing.js';
import {
  backdrop,
  contrast,
  description,
  flattened,
  focused,
  isVisible,
  opaque,
  perceived,
  targetSize,
} from './seeing.js';

type Perceived = ReturnType<typeof perceived>[number];

/** What is wrong with an appeal that asks, pays or thanks; one line each, beginning with the rule's name. */
export async function auditAppeal(appeal: ReaderAppeal): Promise<string[]> {
  const all = perceived(appeal);
  const elements = [...flattened(appeal)].filter((each) => !(each instanceof HTMLSlotElement));
  return [
    ...language(appeal),
    ...heading(appeal, all),
    ...structure(elements),
    ...references(elements),
    ...controls(all, elements),
    ...groups(appeal, all),
    ...amounts(appeal, all),
    ...fields(all, elements),
    ...snooze(all, elements),
    ...regions(appeal, elements),
    ...text(elements),
    ...lines(elements),
    ...focusRings(appeal, all),
    ...reflow(appeal),
  ];
}

/** What a keyboard finds; presses keys, so that it takes its time. */
export async function auditKeyboard(appeal: ReaderAppeal): Promise<string[]> {
  const wrong: string[] = [];
  const stops = await walk(appeal);
  const all = perceived(appeal);
  const reachable = all.filter(({role, element}) => /^(button|link|textbox)$/.test(role) || isChecked(element));
  for (const {role, name, element} of reachable)
    if (!stops.includes(element)) wrong.push(`tab: ${role} “${name}” is not reached`);
  const order = reachable.map(({element}) => element).filter((each) => stops.includes(each));
  const walked = stops.filter((each) => order.includes(each));
  if (order.some((each, at) => each !== walked[at])) wrong.push('tab: not in reading order');
  const tops = stops.map((each) => each.getBoundingClientRect().bottom);
  if (tops.some((top, at) => top < (tops[at - 1] ?? 0) - 8)) wrong.push('tab: it goes up the page');
  return [...wrong, ...(await arrows(appeal)), ...(await escape(appeal))];
}

/** Where Tab stops, from before the appeal until behind it. */
async function walk(appeal: ReaderAppeal): Promise<HTMLElement[]> {
  const [before, after] = ['before', 'after'].map((label) => {
    const button = document.createElement('button');
    button.textContent = label;
    return button;
  }) as [HTMLButtonElement, HTMLButtonElement];
  appeal.before(before);
  appeal.after(after);
  const stops: HTMLElement[] = [];
  before.focus();
  for (let turn = 0; turn < 25; turn++) {
    await sendKeys({press: 'Tab'});
    const at = focused();
    if (at === after || stops.at(-1) === at) break;
    stops.push(at);
  }
  const left = focused() === after;
  before.remove();
  after.remove();
  return left ? stops : [];
}

async function arrows(appeal: ReaderAppeal): Promise<string[]> {
  const radios = perceived(appeal).filter(({role}) => role === 'radio');
  const first = radios.find(({element}) => isChecked(element));
  if (!first) return [];
  first.element.focus();
  await sendKeys({press: 'ArrowDown'});
  await settled();
  const moved = focused() as HTMLInputElement;
  await sendKeys({press: 'ArrowUp'});
  await settled();
  if (moved === first.element || moved.type !== 'radio') return ['arrows: they do not move the choice'];
  return isChecked(first.element) ? [] : ['arrows: they do not choose'];
}

async function escape(appeal: ReaderAppeal): Promise<string[]> {
  const toggle = perceived(appeal).find(({element}) => element.hasAttribute('aria-expanded'))?.element;
  if (!toggle) return [];
  toggle.focus();
  await sendKeys({press: 'Enter'});
  await settled();
  const opened = toggle.getAttribute('aria-expanded') === 'true';
  await sendKeys({press: 'Tab'});
  await sendKeys({press: 'Escape'});
  await settled();
  const closed = toggle.getAttribute('aria-expanded') === 'false' && focused() === toggle;
  return [opened || 'escape: Enter does not open', closed || 'escape: it does not close back to the button'].filter(
    (each) => typeof each === 'string',
  );
}

const isChecked = (element: Element): boolean => (element as Partial<HTMLInputElement>).checked === true;

function language(appeal: ReaderAppeal): string[] {
  const container = appeal.renderRoot.querySelector<HTMLElement>('.container');
  const wanted = isRightToLeft(appeal.language) ? 'rtl' : 'ltr';
  return [
    container?.lang === appeal.language || `lang: “${container?.lang}” for ${appeal.language}`,
    container?.dir === wanted || `dir: “${container?.dir}” for ${appeal.language}`,
  ].filter((each) => typeof each === 'string');
}

function heading(appeal: ReaderAppeal, all: readonly Perceived[]): string[] {
  if (appeal.step === 'snoozed') return [];
  const headings = all.filter(({role}) => role === 'heading');
  const [first] = headings;
  const level = first?.element.getAttribute('aria-level') ?? first?.element.localName.slice(1);
  const section = all.find(({role}) => role === 'region');
  return [
    headings.length === 1 || `heading: ${headings.length} of them`,
    !first || first.name !== '' || 'heading: it is empty',
    Number(level) === appeal.headingLevel || `heading: level ${level} for ${appeal.headingLevel}`,
    !first || first.element.tabIndex === -1 || 'heading: Tab stops at it',
    !first || first.element.hasAttribute('tabindex') || 'heading: it cannot take the focus',
    (section && section.name === first?.name) || 'region: the section does not bear the heading’s name',
  ].filter((each) => typeof each === 'string');
}

function structure(elements: readonly Element[]): string[] {
  return elements.flatMap((element) => {
    const role = element.getAttribute('role') ?? '';
    const found: string[] = [];
    if (/^(menu|menuitem|tab|tablist|application|presentation|none)$/.test(role)) found.push(`role: ${role}`);
    if (element instanceof HTMLImageElement && !element.hasAttribute('alt')) found.push('image: no alt');
    if (element instanceof SVGElement && !element.closest('[aria-hidden=true]'))
      found.push('image: a mark is not hidden');
    if (element.hasAttribute('autofocus')) found.push('focus: taken without being asked');
    if ((element as HTMLElement).tabIndex > 0) found.push('tab: an order of its own');
    return found;
  });
}

/** Ids are there once, and what refers to one finds it in its own root. */
function references(elements: readonly Element[]): string[] {
  return elements.flatMap((element) => {
    const root = element.getRootNode() as ShadowRoot | Document;
    const ids = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for'].flatMap((name) =>
      (element.getAttribute(name) ?? '').split(' ').filter(Boolean),
    );
    const twice = element.id && root.querySelectorAll(`#${element.id}`).length > 1;
    return [
      ...ids.filter((id) => !root.getElementById(id)).map((id) => `reference: nothing is called ${id}`),
      ...(twice ? [`reference: two are called ${element.id}`] : []),
    ];
  });
}

function controls(all: readonly Perceived[], elements: readonly Element[]): string[] {
  const roles = /^(button|link|radio|textbox|checkbox)$/;
  const clickable = elements.filter((each) => each.matches('button, a[href], input, [onclick], [role=button]'));
  const lost = clickable.filter((each) => isVisible(each) && !all.some(({element}) => element === each));
  return [
    ...lost.map((each) => `role: a ${each.localName} has none`),
    ...all
      .filter(({role}) => roles.test(role))
      .flatMap(({role, name, element}) => {
        const native = /^(button|a|input)$/.test(element.localName);
        const large = element.matches('.primary, input');
        const inline = element.localName === 'a' && getComputedStyle(element).display === 'inline';
        const size = targetSize(element);
        return [
          name !== '' || `name: a ${role} has none`,
          native || `role: ${role} “${name}” is a ${element.localName}`,
          element.tabIndex >= 0 || `tab: ${role} “${name}” is passed over`,
          !element.closest('[inert]') || `tab: ${role} “${name}” is inert`,
          !element.hasAttribute('disabled') || `disabled: “${name}” loses the focus`,
          element.closest('[aria-hidden=true]') === null || `hidden: ${role} “${name}”`,
          inline || size >= (large ? 44 : 24) || `target: ${role} “${name}” is ${size} px`,
          !visibleLabel(element) || name.includes(visibleLabel(element)) || `label: “${name}” leaves out what is seen`,
        ].filter((each) => typeof each === 'string');
      }),
  ];
}

/** What is written on a radio's label, without what is said in a description. */
function visibleLabel(element: HTMLElement): string {
  return element.closest('label')?.querySelector('bdi')?.textContent.trim() ?? '';
}

function groups(appeal: ReaderAppeal, all: readonly Perceived[]): string[] {
  if (appeal.step !== 'ask') return [];
  const {locale} = {locale: appeal.language};
  return (['howOften', 'howMuch', 'howToPay'] as const).flatMap((key) => {
    const name = say(locale, key);
    const group = all.find((each) => each.role === 'group' && each.name === name);
    if (!group) return [`group: none is called “${name}”`];
    const radios = [...group.element.querySelectorAll<HTMLInputElement>('input')];
    const chosen = radios.filter(({checked}) => checked);
    const labels = radios.map((radio) => radio.closest('label'));
    const looks = (label: Element | null): string => {
      const {fontWeight, boxShadow, borderTopWidth} = getComputedStyle(label ?? group.element);
      return [fontWeight, boxShadow !== 'none', borderTopWidth].join();
    };
    const [on] = labels.filter((_, at) => radios[at]?.checked);
    const [off] = labels.filter((_, at) => !radios[at]?.checked);
    return [
      radios.every(({type}) => type === 'radio') || `group: “${name}” has others than radios`,
      new Set(radios.map((radio) => radio.name)).size === 1 || `group: the radios of “${name}” do not belong together`,
      chosen.length === 1 || `group: “${name}” has ${chosen.length} chosen`,
      !off || !on || looks(on) !== looks(off) || `group: what is chosen in “${name}” shows by colour alone`,
    ].filter((each) => typeof each === 'string');
  });
}

function amounts(appeal: ReaderAppeal, all: readonly Perceived[]): string[] {
  const element = appeal.renderRoot.querySelector<AppealAmounts>('appeal-amounts');
  if (!element) return [];
  const {presets, currency, frequency, locale, value} = element;
  const gift = (minor: number): string => sayGift(locale, {frequency, amount: {minor, currency}});
  const radios = all.filter(({role}) => role === 'radio').map(({name}) => name);
  const total = value === null ? say(locale, 'goOn') : say(locale, 'goOnWith', {total: gift(value)});
  const button = all.find((each) => each.element.matches('.primary'));
  const own = radios.includes(say(locale, 'other'));
  return [
    ...presets.filter((minor) => !radios.includes(gift(minor))).map((minor) => `amount: none is “${gift(minor)}”`),
    ...(own ? [] : ['amount: no radio for one’s own']),
    ...(button?.name === total ? [] : [`submit: “${button?.name}” for “${total}”`]),
  ];
}

function fields(all: readonly Perceived[], elements: readonly Element[]): string[] {
  const fields = elements.filter((each): each is HTMLInputElement => each.matches('input.field'));
  return fields.flatMap((field) => {
    const root = field.getRootNode() as ShadowRoot;
    const label = root.querySelector(`label[for="${field.id}"]`);
    const alerts = [...root.querySelectorAll('[role=alert]')];
    const problem = alerts.map((each) => each.textContent.trim()).find((each) => each !== '') ?? '';
    const about = description(field);
    const email = field.id === 'email';
    return [
      (label && isVisible(label)) || `field: ${field.id} has no visible label`,
      field.type === (email ? 'email' : 'text') || `field: ${field.id} is of type ${field.type}`,
      email || field.inputMode === 'decimal' || 'field: no keys for numbers',
      !email || field.autocomplete === 'email' || 'field: the address is not filled in',
      /\d.*\d/.test(about) || email || 'field: no least and most',
      alerts.length > 0 || `field: nobody says what is wrong with ${field.id}`,
      (field.getAttribute('aria-invalid') === 'true') === (problem !== '' && about.includes(problem)) ||
        `field: ${field.id} is ${problem ? 'wrong' : 'right'} and says otherwise`,
      problem === '' || /\p{L}+: /u.test(problem) || 'field: an error is not called one',
      all.some(({element}) => element === field) || `field: ${field.id} has no role`,
    ].filter((each) => typeof each === 'string');
  });
}

function snooze(all: readonly Perceived[], elements: readonly Element[]): string[] {
  const host = elements.find(({localName}) => localName === 'appeal-snooze');
  if (!host) return [];
  const root = host.shadowRoot as ShadowRoot;
  const toggle = all.find(({element}) => element.getRootNode() === root && element.hasAttribute('aria-controls'));
  if (!toggle) return ['snooze: no button that says what it opens'];
  const choices = root.getElementById(toggle.element.getAttribute('aria-controls') ?? '');
  const open = choices !== null && isVisible(choices);
  return toggle.element.getAttribute('aria-expanded') === String(open) ? [] : ['snooze: open or closed is not said'];
}

/** What speaks is there before it has something to say; nothing shouts when it is first shown. */
function regions(appeal: ReaderAppeal, elements: readonly Element[]): string[] {
  const live = elements.filter((each) => each.matches('[role=status], [role=alert], [aria-live]'));
  const says = live.filter((each) => each.closest('appeal-amounts, appeal-payment, appeal-thanks, .snoozed') || each);
  const hostOf = (each: Element): string => (each.getRootNode() as Partial<ShadowRoot>).host?.localName ?? '';
  const spoken = (host: string, role: string): boolean =>
    says.some((each) => hostOf(each) === host && each.matches(`[role=${role}]`) && each.checkVisibility());
  const described = elements.map((each) => each.getAttribute('aria-describedby') ?? '').join(' ');
  // What is wrong with a field is said at the field; what is wrong with the payment needs a place of its own.
  const failing = live.filter(
    (each) =>
      hostOf(each) === 'appeal-payment' && each.matches('[role=alert]') && !described.split(' ').includes(each.id),
  );
  const container = appeal.renderRoot.querySelector('.container');
  return [
    appeal.step !== 'ask' || spoken('appeal-amounts', 'status') || 'live: other amounts are not announced',
    !/payment|declined/.test(appeal.step) || spoken('appeal-payment', 'status') || 'live: what happens is not said',
    !/payment|declined/.test(appeal.step) || failing.length > 0 || 'live: what failed is not said',
    appeal.step !== 'thanks' || spoken('appeal-thanks', 'status') || 'live: thanks are not said',
    appeal.step !== 'snoozed' || spoken('reader-appeal', 'status') || 'live: the snooze is not said',
    !container?.closest('[role=alert], [aria-live]') || 'live: the whole appeal shouts',
    !appeal.matches('[role=alert], [aria-live]') || 'live: the whole appeal shouts',
    !live.some((each) => each.matches('[aria-live=off]')) || 'live: a region is switched off',
  ].filter((each) => typeof each === 'string');
}

/** WCAG 1.4.3: every text against what is behind it. */
function text(elements: readonly Element[]): string[] {
  return elements.flatMap((element) => {
    const own = [...element.childNodes].some((node) => node instanceof Text && node.data.trim());
    if (!own || element instanceof SVGElement || !isVisible(element)) return [];
    const {color, fontSize, fontWeight} = getComputedStyle(element);
    const behind = backdrop(element);
    const ratio = contrast(opaque(color, behind), behind);
    const large = parseFloat(fontSize) >= 24 || (parseFloat(fontSize) >= 18.66 && Number(fontWeight) >= 700);
    const least = large ? 3 : 4.5;
    return ratio >= least ? [] : [`contrast: ${ratio.toFixed(2)} in “${element.textContent.trim().slice(0, 30)}”`];
  });
}

/** WCAG 1.4.11: the lines around what can be chosen or written in. */
function lines(elements: readonly Element[]): string[] {
  return elements
    .filter((each) => each.matches('.choice, .field') && isVisible(each))
    .flatMap((element) => {
      const {borderTopColor, borderTopWidth} = getComputedStyle(element);
      const around = backdrop(element.parentElement ?? element);
      const ratio = contrast(opaque(borderTopColor, around), around);
      return parseFloat(borderTopWidth) >= 1 && ratio >= 3
        ? []
        : [`line: ${ratio.toFixed(2)} around a ${element.className}`];
    });
}

/** WCAG 2.4.7 and 2.4.13: each control shows that it has the focus. */
function focusRings(appeal: ReaderAppeal, all: readonly Perceived[]): string[] {
  const before = focused();
  const wrong = all
    .filter(({role}) => /^(button|link|radio|textbox)$/.test(role))
    .flatMap(({role, name, element}) => {
      element.focus();
      const ringed = [element, element.closest('label')].some((each) => {
        if (!each) return false;
        const {outlineStyle, outlineWidth, outlineColor, opacity} = getComputedStyle(each);
        const around = backdrop(each.parentElement ?? appeal);
        const seen = contrast(opaque(outlineColor, around), around) >= 3;
        return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && seen && opacity !== '0';
      });
      return ringed ? [] : [`focus: ${role} “${name}” does not show it`];
    });
  focused().blur();
  if (before !== document.body) before.focus();
  return wrong;
}

/** WCAG 1.4.10 and 1.4.12: 320 px and wider spacing; nothing is cut off, nothing sticks out. */
function reflow(appeal: ReaderAppeal): string[] {
  const roots = [appeal, ...flattened(appeal)].flatMap(({shadowRoot}) => shadowRoot ?? []);
  const spacing = new CSSStyleSheet();
  spacing.replaceSync(
    '* {letter-spacing: 0.12em !important; word-spacing: 0.16em !important; line-height: 1.5 !important}',
  );
  const parent = appeal.parentElement as HTMLElement;
  const width = parent.style.width;
  parent.style.width = '320px';
  for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, spacing];
  try {
    const right = appeal.getBoundingClientRect().right;
    const left = appeal.getBoundingClientRect().left;
    return [...flattened(appeal)].flatMap((element) => {
      if (!(element instanceof HTMLElement) || !isVisible(element) || element.matches('[role=status]:empty')) return [];
      const box = element.getBoundingClientRect();
      const {overflow, position} = getComputedStyle(element);
      const cut = overflow !== 'visible' && element.scrollHeight > element.clientHeight + 1;
      const out = position !== 'absolute' && (box.right > right + 1 || box.left < left - 1);
      return cut || out
        ? [`reflow: ${element.localName}.${element.className} ${cut ? 'is cut off' : 'sticks out'}`]
        : [];
    });
  } finally {
    for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((each) => each !== spacing);
    parent.style.width = width;
  }
}
