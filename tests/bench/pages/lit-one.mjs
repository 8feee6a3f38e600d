/** The smallest that Lit can be: one element, one template, nothing but what is shown. */
import {css, html, LitElement} from 'lit';

import {AMOUNTS, FREQUENCIES, HEADING, HIGHLIGHT, LEAD, METHODS, PARAGRAPHS} from './content.mjs';

class OneElement extends LitElement {
  static properties = {frequency: {}, amount: {}};

  static styles = css`
    :host {
      display: block;
      max-width: 44rem;
      margin: auto;
      padding: 1.5rem 4%;
      background: #f4f4f4;
      border-top: 4px solid #0f5f66;
      line-height: 1.45;
    }
    * {
      box-sizing: border-box;
    }
    h2 {
      margin: 0 0 0.5em;
      font: 700 clamp(1.5em, 5vw, 2em) / 1.15 inherit;
    }
    p {
      margin: 0 0 0.85em;
    }
    .lead,
    .highlight {
      font-weight: 700;
    }
    .lead {
      font-size: 1.125em;
    }
    .highlight span {
      padding: 0.1em 0.2em;
      background: #cde0e1;
    }
    form {
      display: grid;
      gap: 1.25rem;
      margin: 1.5rem 0 1rem;
    }
    fieldset {
      border: 0;
      margin: 0;
      padding: 0;
      min-width: 0;
    }
    legend {
      padding: 0;
      margin-bottom: 0.5rem;
      font-weight: 700;
    }
    .row {
      display: grid;
      gap: 0.5rem;
      grid-template-columns: repeat(auto-fit, minmax(min(9em, 100%), 1fr));
    }
    .choice,
    button {
      position: relative;
      display: flex;
      align-items: center;
      justify-content: center;
      min-height: 3em;
      padding: 0.5em 0.75em;
      border: 1px solid #888;
      border-radius: 4px;
      background: none;
      font: inherit;
      cursor: pointer;
    }
    .choice input {
      position: absolute;
      inset: 0;
      width: 100%;
      height: 100%;
      margin: 0;
      opacity: 0;
    }
    .choice:has(:checked) {
      border-color: #0f5f66;
      box-shadow: inset 0 0 0 2px #0f5f66;
      font-weight: 700;
    }
    .primary {
      background: #0f5f66;
      color: #fff;
      font-weight: 700;
    }
    .text {
      display: inline;
      border: 0;
      padding: 0;
      min-height: 1.75em;
      text-decoration: underline;
    }
  `;

  constructor() {
    super();
    this.frequency = 'monthly';
    this.amount = '5';
  }

  render() {
    const amounts = [...AMOUNTS.map((amount) => [String(amount), `$${amount}`]), ['own', 'Other amount']];
    return html`<h2>${HEADING}</h2>
      <p class="lead">${LEAD}</p>
      ${PARAGRAPHS.map((text) => html`<p>${text}</p>`)}
      <p class="highlight"><span>${HIGHLIGHT}</span></p>
      <form @submit=${(event) => event.preventDefault()}>
        ${this.#group('How often?', 'frequency', FREQUENCIES, this.frequency)}
        ${this.#group('How much?', 'amount', amounts, this.amount)} ${this.#group('How?', 'method', METHODS, 'card')}
        <button class="primary">Continue with $${this.amount} ${this.frequency}</button>
      </form>
      <button class="text" type="button">Remind me later</button>`;
  }

  #group(legend, name, choices, chosen) {
    return html`<fieldset>
      <legend>${legend}</legend>
      <div class="row">
        ${choices.map(
          ([value, text]) =>
            html`<label class="choice"
              ><input
                type="radio"
                name=${name}
                value=${value}
                ?checked=${value === chosen}
                @change=${() => (this[name] = value)}
              /><span>${text}</span></label
            >`,
        )}
      </div>
    </fieldset>`;
  }
}

customElements.define('one-element', OneElement);
