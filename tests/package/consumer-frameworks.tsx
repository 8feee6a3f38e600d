/** Publishers' own components, type-checked against the packed package: what frameworks know of our tags. */
import type {AppealCompleteEvent, ReaderAppeal as AppealElement} from 'reader-appeal';
import type {} from 'reader-appeal/jsx';
import {AppealAmounts, ReaderAppeal} from 'reader-appeal/react';
import type {} from 'reader-appeal/svelte';
import type {} from 'reader-appeal/vue';
import {createRef} from 'react';
import type {SvelteHTMLElements} from 'svelte/elements';
import type {GlobalComponents} from 'vue';

const thank = (event: AppealCompleteEvent): string => event.gift.frequency;
const appeal = createRef<AppealElement>();

export const component = (
  <ReaderAppeal ref={appeal} src="/appeal.json" headingLevel={3} className="end" onAppealComplete={thank}>
    <a href="/support">Support us</a>
  </ReaderAppeal>
);
export const amounts = (
  <AppealAmounts name="amount" presets={[500, 1000]} value={500} onAppealAmountChange={({amount}) => amount.minor} />
);

export const tag = (
  <reader-appeal ref={appeal} src="/appeal.json" heading-level={3} className="end" onappeal-complete={thank}>
    <a href="/support">Support us</a>
  </reader-appeal>
);

type VueProps = InstanceType<GlobalComponents['reader-appeal']>['$props'];
export const inVue: VueProps = {src: '/appeal.json', headingLevel: 3, class: 'end', onAppealComplete: thank};

type SvelteProps = SvelteHTMLElements['reader-appeal'];
export const inSvelte: SvelteProps = {src: '/appeal.json', 'heading-level': 3, 'onappeal-complete': thank};

// What is no property, what is of another type, what can't be set, and listeners to another event.
// @ts-expect-error
export const wrong1 = <ReaderAppeal source="/appeal.json" />;
// @ts-expect-error
export const wrong2 = <AppealAmounts name="amount" presets={['5']} />;
// @ts-expect-error
export const wrong3 = <ReaderAppeal onAppealView={thank} />;
// @ts-expect-error
export const wrong4 = <reader-appeal heading-level="third" />;
// @ts-expect-error
export const wrong5 = <reader-appeal step="ask" />;
// @ts-expect-error
export const wrong6 = <reader-appeal onappeal-view={thank} />;
// @ts-expect-error
export const wrong7: VueProps = {headingLevel: 'third'};
// @ts-expect-error
export const wrong8: SvelteProps = {'onappeal-view': thank};
