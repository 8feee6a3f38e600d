/** Pages of the stand-in's other addresses. All of them are plain: a reader presses a button. */

const STYLE = `<style>
  :root { --text: #222; --surface: #fff; --line: #999; --accent: #06c; --radius: 4px; --font: system-ui; --size: 16px }
  * { box-sizing: border-box } body { margin: 0; font: var(--size) / 1.4 var(--font); color: var(--text) }
  main { padding: 4px } section { border: 1px solid var(--line); padding: 12px; margin-bottom: -1px; background: var(--surface) }
  .fields { display: grid; gap: 12px; margin-top: 12px } .fields:empty { display: none } .fields p { margin: 0 }
  .field { display: grid; gap: 4px; font-weight: var(--bold, 400) }
  .field input { font: inherit; font-weight: 400; padding: var(--padding, 8px); border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); color: inherit; width: 100% }
  .field input:focus { outline: var(--outline, 2px solid); outline-offset: 2px } [aria-invalid=true] { border-color: #c00 !important }
  input[type=radio] { accent-color: var(--accent) } button { font: inherit; padding: 8px 16px; width: 100%; background: #000; color: #fff; border: 0; border-radius: var(--radius) }
</style>`;

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
    <meta name="viewport" content="width=device-width">${STYLE}</head>${body}</html>`;
}

/** A frame of an element. */
export function elementPage(kind: string, script: string): string {
  return page(kind, `<body data-kind="${kind}"><main></main><script>${script}</script></body>`);
}

/** What stands in the overlay while a wallet waits for the page. */
export function sheetPage(): string {
  return page('Wallet', '<body><main>Fake Pay: waiting for the shop …</main></body>');
}

/** The bank's question, in an overlay. */
export function challengePage(): string {
  return page(
    '3-D Secure',
    `<body><main><h1>Your bank asks</h1><button id="pass">Complete authentication</button><p></p>
      <button id="fail">Fail authentication</button></main><script>
      const clientSecret = decodeURIComponent(location.search.slice(1));
      const answer = (passed) => async () => {
        const response = await fetch('https://api.stripe.com/fake/authenticate', {method: 'POST', body: JSON.stringify({clientSecret, passed})});
        parent.postMessage(await response.json(), '*');
      };
      pass.onclick = answer(true); fail.onclick = answer(false); pass.focus();
    </script></body>`,
  );
}

/** A bank's own site, which a redirect leads to. */
export function bankPage(): string {
  return page(
    'A bank',
    `<body><main><h1>A bank</h1><button id="pass">Authorize</button><p></p><button id="fail">Refuse</button></main><script>
      const clientSecret = decodeURIComponent(location.search.slice(1));
      const answer = (passed) => async () => {
        const response = await fetch('https://api.stripe.com/fake/authenticate', {method: 'POST', body: JSON.stringify({clientSecret, passed})});
        location.assign((await response.json()).returnUrl);
      };
      pass.onclick = answer(true); fail.onclick = answer(false);
    </script></body>`,
  );
}

/** Stripe's own page for a session. */
export function hostedPage(id: string, total: string, back: string): string {
  return page(
    'Checkout',
    `<body><main><h1>Pay ${total}</h1><label class="field">E-mail <input id="email" value="hosted@post.example"></label>
      <p><button id="pay">Pay</button></p><a id="back" href="${back}">Back</a></main><script>
      const id = ${JSON.stringify(id)};
      pay.onclick = async () => {
        const response = await fetch('https://api.stripe.com/fake/confirm', {method: 'POST', body: JSON.stringify({clientSecret: id, email: email.value, method: 'card', number: '4242424242424242'})});
        location.assign((await response.json()).returnUrl);
      };
    </script></body>`,
  );
}
