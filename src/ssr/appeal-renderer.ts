import {LitElementRenderer} from '@lit-labs/ssr';
import type {AppealConfig, Campaign} from '../core/config/config.js';
import {AppealMethods} from '../elements/appeal-methods/appeal-methods.js';
import * as marks from '../elements/appeal-methods/method-marks.js';
import type {ReaderAppeal} from '../elements/reader-appeal/reader-appeal.js';
import {themeProperty} from '../elements/shared/wear-theme.js';
import {inAttribute} from './escape.js';

/** What an appeal is drawn with. */
export interface Drawing {
  readonly config: AppealConfig;
  readonly campaign: Campaign;
  /** The reader's region: picks the currency. */
  readonly region: string;
  /** What the page's content policy lets style sheets in by. */
  readonly nonce: string | undefined;
  /** Style sheets that every element gets after its own. */
  readonly looks: string;
}

type Renderer = typeof LitElementRenderer;
type Result = ReturnType<LitElementRenderer['renderShadow']>;

/**
 * What readers without JavaScript get, to stand in the shadow root: the page's own link, as the button that it stands for,
 * in place of what would not answer. Every browser that reads shadow roots in HTML knows it.
 */
export function plainly(nonce: string | undefined): string {
  return `<noscript>${styleTag(nonce)}
    form, [part=snooze] { display: none }
    .plain { display: block; margin-top: var(--_space) }
    .plain::slotted(a) {
      display: inline-block; padding: .75em 1.25em; border-radius: var(--_radius); font-weight: 700;
      color: var(--_on) !important; background: var(--_accent) !important; text-decoration: none !important;
    }</style><slot class="plain"></slot></noscript>`;
}

function styleTag(nonce: string | undefined): string {
  return nonce ? `<style nonce="${inAttribute(nonce)}">` : '<style>';
}

/** Makes the renderers of an appeal and of the elements in it. */
export function renderersOf(drawing: Drawing): Renderer[] {
  const {config, campaign, region, nonce, looks} = drawing;

  class PartRenderer extends LitElementRenderer {
    /** What a browser brings after the first drawing needs no waiting for here. */
    override connectedCallback(): void {
      if (this.element instanceof AppealMethods) this.setProperty('marks', marks);
      super.connectedCallback();
    }

    /** Style sheets come with the page's nonce, or strict policies would not have them. */
    override renderShadow(info: Parameters<LitElementRenderer['renderShadow']>[0]): Result {
      return super.renderShadow(info)?.map((part) => {
        if (part === '<style>') return styleTag(nonce);
        return part === '</style>' ? `${looks}${this.ownStyles}</style>` : part;
      });
    }

    protected get ownStyles(): string {
      return '';
    }
  }

  class AppealRenderer extends PartRenderer {
    static override matchesClass(element: typeof HTMLElement): boolean {
      return element === customElements.get('reader-appeal');
    }

    override connectedCallback(): void {
      const appeal = this.element as unknown as ReaderAppeal;
      appeal.config = config;
      appeal.region = region;
      appeal.begun = campaign;
      appeal.session = {...appeal.sessionFor(config), step: 'ask'};
      super.connectedCallback();
    }

    protected override get ownStyles(): string {
      return themeOf(config);
    }
  }

  return [AppealRenderer, PartRenderer];
}

/** The publication's colours as the element would set them on itself; what could end the rule is left out. */
function themeOf({theme}: AppealConfig): string {
  const lines = Object.entries(theme)
    .filter(([name, value]) => name !== 'name' && !/[<>{};]/.test(value))
    .map(([name, value]) => `${themeProperty(name)}:${value}`);
  return lines.length ? `:host{${lines.join(';')}}` : '';
}
