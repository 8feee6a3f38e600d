import {html, render} from '@lit-labs/ssr';
import {collectResult} from '@lit-labs/ssr/lib/render-result.js';
import {nothing} from 'lit';
import '../elements/define.js';
import type {AppealConfig, Campaign} from '../core/config/config.js';
import {currencyFor} from '../core/config/config.js';
import {parseConfig} from '../core/config/parse-config.js';
import {bringLooks, looks} from '../elements/shared/looks.js';
import {bringWords} from '../messages/messages.js';
import {plainly, renderersOf} from './appeal-renderer.js';
import {choose, type PageFacts} from './choose.js';
import {inAttribute, inScript} from './escape.js';

/** Where and how an appeal is rendered. */
export interface RenderOptions extends PageFacts {
  /** What readers without JavaScript give by: a page of the publisher's. */
  readonly link: {readonly href: string; readonly text: string};
  /** The page's language, BCP 47; goes after the config's. */
  readonly locale: string;
  /** Only campaigns of this placement, or with this id. */
  readonly placement?: string;
  /** ISO 4217; before the region's. */
  readonly currency?: string;
  /** Level of the heading in the page's outline; 2 if left out. */
  readonly headingLevel?: number;
  /** The nonce of the page's content policy, where its `style-src` wants one. */
  readonly nonce?: string;
  /** Address of the config, to be fetched by the browser; if left out, the page carries all of it. */
  readonly src?: string;
  /** Epoch ms; the server's clock if left out. */
  readonly now?: number;
}

/**
 * Renders `<reader-appeal>` with all that it says, to be put into a page as it is. `hydrate()` of `reader-appeal/hydrate`
 * takes it over in the browser; without JavaScript it shows the appeal with a plain link.
 *
 * Where only the browser can know what is to be shown, it is the bare element with the link, which asks by itself.
 *
 * @param given the config as its file has it.
 * @throws AppealError `config-invalid`.
 */
export async function renderAppeal(given: unknown, options: RenderOptions): Promise<string> {
  const config = parseConfig(given);
  const {placement = '', now = Date.now()} = options;
  const campaigns = config.campaigns.filter(
    ({id, placement: own = 'inline'}) => !placement || [id, own].includes(placement),
  );
  const stated = {...options, locale: config.locale === 'auto' ? options.locale : config.locale};
  const campaign = choose(config, campaigns, options, now);
  const carried = options.src ? '' : `<script type="application/json">${inScript(given)}</script>`;
  const drawn = await (campaign ? draw(config, campaign, stated) : bare(stated));
  return drawn.replace(/<\/reader-appeal\s*>$/, () => `${carried}</reader-appeal>`);
}

async function draw(config: AppealConfig, campaign: Campaign, options: RenderOptions): Promise<string> {
  const {locale, link, placement, src, headingLevel, nonce, reader} = options;
  const region = reader?.region ?? '';
  const currency = options.currency ?? currencyFor(config, region);
  await Promise.all([bringWords(locale, '', config.messages), bringLooks(config)]);
  const elementRenderers = renderersOf({
    ...{config, campaign, region, nonce},
    looks: looks.sheets?.(config.theme['name']) ?? '',
  });
  const drawn = render(
    html`<reader-appeal
      defer-hydration
      placement=${placement ?? nothing}
      data-drawn=${campaign.id}
      src=${src ?? nothing}
      locale=${locale}
      currency=${currency}
      heading-level=${headingLevel ?? nothing}
      ><a href=${link.href}>${link.text}</a></reader-appeal
    >`,
    {elementRenderers},
  );
  return (
    (await collectResult(drawn))
      // A property that is false is no attribute; no text of ours or of the config's can look like this one.
      .replaceAll(/ checked="(true|false)"/g, (_, on: string) => (on === 'true' ? ' checked' : ''))
      // At the end of the container, beside what Lit draws into it and so never touched by it.
      .replace(/<\/section><!--\/lit-part-->/, (end) => `${end}${plainly(nonce)}`)
      // Pressed before anything answers it, the button leads to the same page as the link.
      .replace('<form novalidate', (form) => `${form} action="${inAttribute(link.href)}"`)
  );
}

function bare({locale, link, placement, src, currency, headingLevel}: RenderOptions): Promise<string> {
  return collectResult(
    render(
      html`<reader-appeal
        placement=${placement ?? nothing}
        src=${src ?? nothing}
        locale=${locale}
        currency=${currency ?? nothing}
        heading-level=${headingLevel ?? nothing}
        ><a href=${link.href}>${link.text}</a></reader-appeal
      >`,
      {elementRenderers: []},
    ),
  );
}
