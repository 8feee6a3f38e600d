'use client';
/** `reader-appeal/react`: the elements as React components. Importing it defines them. */
import {createComponent, type EventName} from '@lit/react';
import * as React from 'react';
import {AppealAmounts as Amounts} from './elements/appeal-amounts/appeal-amounts.js';
import {AppealFrequency as Frequency} from './elements/appeal-frequency/appeal-frequency.js';
import {AppealGate as Gate} from './elements/appeal-gate/appeal-gate.js';
import {AppealGoal as Goal} from './elements/appeal-goal/appeal-goal.js';
import {defineGoal} from './elements/appeal-goal/read-goal.js';
import {AppealMethods as Methods} from './elements/appeal-methods/appeal-methods.js';
import {AppealSnooze as Snooze} from './elements/appeal-snooze/appeal-snooze.js';
import {defineOnce} from './elements/define-once.js';
import './elements/define.js';
import {ReaderAppeal as Appeal} from './elements/reader-appeal/reader-appeal.js';
import type {AppealEventName, FormField, Pascal} from './elements/tags.js';

// What takes the gift comes with the intent to give, as it does for the script tag.
defineOnce('appeal-gate', Gate);
defineGoal();

/** `{onAppealView: 'appeal-view'}`: events by the names of their properties. */
type Listening<Name extends AppealEventName> = {
  [Each in Name as `on${Pascal<Each>}`]: EventName<HTMLElementEventMap[Each]>;
};

function listening<Name extends AppealEventName>(...names: readonly Name[]): Listening<Name> {
  const property = (name: string): string => `on-${name}`.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(names.map((name) => [property(name), name])) as object as Listening<Name>;
}

/** The whole appeal. Until it is there, and without JavaScript, what stands inside it is shown: a link. */
export const ReaderAppeal = createComponent({
  react: React,
  tagName: 'reader-appeal',
  elementClass: Appeal,
  events: listening(
    'appeal-exposure',
    'appeal-view',
    'appeal-frequency-change',
    'appeal-amount-change',
    'appeal-method-change',
    'appeal-checkout',
    'appeal-redirect',
    'appeal-complete',
    'appeal-decline',
    'appeal-abandon',
    'appeal-snooze',
    'appeal-resume',
    'appeal-dismiss',
    'appeal-error',
  ) satisfies Listening<AppealEventName>,
});

/** How often. */
export const AppealFrequency = createComponent({
  react: React,
  tagName: 'appeal-frequency',
  elementClass: Frequency,
  events: listening('appeal-frequency-change'),
});

/** How much; usable in any form. */
export const AppealAmounts = createComponent<Amounts & FormField, Listening<'appeal-amount-change'>>({
  react: React,
  tagName: 'appeal-amounts',
  elementClass: Amounts,
  events: listening('appeal-amount-change'),
});

/** How to pay. */
export const AppealMethods = createComponent({
  react: React,
  tagName: 'appeal-methods',
  elementClass: Methods,
  events: listening('appeal-method-change'),
});

/** “Remind me later”. */
export const AppealSnooze = createComponent({
  react: React,
  tagName: 'appeal-snooze',
  elementClass: Snooze,
  events: listening('appeal-snooze'),
});

/** How far a campaign has come. */
export const AppealGoal = createComponent({react: React, tagName: 'appeal-goal', elementClass: Goal});

/** Cuts the article that it stands in. */
export const AppealGate = createComponent({react: React, tagName: 'appeal-gate', elementClass: Gate});
