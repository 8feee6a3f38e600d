/**
 * A strict stand-in for Stripe.js, served for its real address. It is no Stripe: what it lets through may still be
 * refused there. `checks` stands above it (option-checks.ts); `SETTINGS` is filled in by the test's server.
 *
 * Throws where Stripe.js is known, or documented, to throw: elements in a shadow root or outside the document, options
 * that are unknown or were removed, a confirmation without an e-mail or without having read the total, a form whose
 * frame was moved. Adds what our own rules ask for: nothing modal while it is open.
 */
/* global checks, SETTINGS */
(() => {
  const FRAMES = 'https://js.stripe.com';
  const API = 'https://api.stripe.com/fake';

  class IntegrationError extends Error {
    name = 'IntegrationError';
  }
  const refuse = (message) => {
    throw new IntegrationError(message);
  };
  const check = (kind, options) => {
    const problem = checks[kind](options ?? {});
    if (problem) refuse(`Invalid options for ${kind}: ${problem}`);
  };

  /** Text, so that no browser asks beforehand whether it may. */
  const call = async (path, body) => {
    const response = await fetch(`${API}/${path}`, {method: 'POST', body: JSON.stringify(body)});
    return response.json();
  };

  function assertLiteral(appearance = {}) {
    const values = [appearance.variables ?? {}, ...Object.values(appearance.rules ?? {})].flatMap(Object.values);
    for (const value of values) {
      if (/var\(|light-dark\(|color-mix\(|calc\(|currentcolor|inherit|rgb\(from/i.test(value)) {
        refuse(`Appearance needs literal values, not ${value}`);
      }
    }
  }

  function assertFonts(fonts = []) {
    for (const font of fonts) {
      if (!('cssSrc' in font) && !/^url\((https:|data:)/.test(font.src)) refuse(`Not a font of the web: ${font.src}`);
    }
  }

  class Element {
    #handlers = new Map();
    #frame = null;
    #loads = 0;
    #gone = false;
    #pending = new Map();
    #kind;
    #data;

    constructor(kind, data) {
      this.#kind = kind;
      this.#data = data;
      addEventListener('message', this.#hear);
    }

    get usable() {
      return !this.#gone && this.#loads === 1 && this.#frame?.isConnected === true;
    }

    on(type, handler) {
      this.#assertAlive();
      const known = {
        payment: 'change ready focus blur escape loaderror loaderstart carddetailschange availablepaymentmethodschange',
        expressCheckout: 'ready focus blur escape loaderror confirm cancel',
      };
      if (!known[this.#kind].split(' ').includes(type)) refuse(`${this.#kind} has no event ${type}`);
      this.#handlers.set(type, [...(this.#handlers.get(type) ?? []), handler]);
      return this;
    }

    mount(target) {
      this.#assertAlive();
      const place = typeof target === 'string' ? document.querySelector(target) : target;
      if (!(place instanceof HTMLElement)) refuse('mount() wants an element');
      if (place.getRootNode() instanceof ShadowRoot) refuse('Elements cannot be mounted in a ShadowRoot.');
      if (!place.isConnected) refuse('mount() wants an element of the document');
      if (this.#frame) refuse('This Element is mounted already.');
      if (place.childNodes.length > 0) refuse('mount() wants an empty element');
      const frame = document.createElement('iframe');
      frame.title = this.#kind === 'payment' ? 'Secure payment input frame' : 'Secure express checkout frame';
      frame.src = `${FRAMES}/fake/${this.#kind}.html`;
      frame.allow = 'payment *';
      for (const [name, value] of Object.entries({border: 0, width: '100%', height: '1px', display: 'block'})) {
        frame.style.setProperty(name, value, 'important');
      }
      frame.addEventListener('load', () => {
        this.#loads++;
        if (this.#loads === 1) this.post('begin', this.#data);
        else console.error('Stripe.js stand-in: a frame was moved, and is empty now.');
      });
      this.#frame = frame;
      place.append(frame);
    }

    /** Asks the frame and waits for what it answers. */
    ask(what, data) {
      const id = crypto.randomUUID();
      return new Promise((resolve) => {
        this.#pending.set(id, resolve);
        this.post(what, {...data, id});
      });
    }

    post(what, data) {
      this.#frame?.contentWindow?.postMessage({what, ...data}, FRAMES);
    }

    focus() {
      this.#assertAlive();
      this.#frame?.focus();
      this.post('focus');
    }

    unmount() {
      this.#assertAlive();
      this.#frame?.remove();
      this.#frame = null;
      this.#loads = 0;
    }

    destroy() {
      this.unmount();
      this.#gone = true;
      removeEventListener('message', this.#hear);
    }

    #hear = ({origin, source, data}) => {
      if (origin !== FRAMES || !this.#frame || source !== this.#frame.contentWindow) return;
      const {what, id, ...rest} = data;
      if (what === 'height') this.#frame.style.setProperty('height', `${rest.height}px`, 'important');
      else if (what === 'answer') this.#pending.get(id)?.(rest);
      else {
        const event = this.eventFor?.(what, rest) ?? {elementType: this.#kind, ...rest};
        for (const handler of this.#handlers.get(what) ?? []) handler(event);
      }
    };

    #assertAlive() {
      if (this.#gone) refuse('This Element has been destroyed.');
    }
  }

  /** An overlay over everything, at the end of the body: whatever lies over it, or makes it inert, shows in tests. */
  function overlay(address, title) {
    const box = document.createElement('div');
    const styles = {position: 'fixed', inset: 0, 'z-index': 2147483647, background: 'rgba(0, 0, 0, 0.6)'};
    for (const [name, value] of Object.entries(styles)) box.style.setProperty(name, value, 'important');
    const frame = document.createElement('iframe');
    frame.title = title;
    frame.src = address;
    const inner = {
      border: 0,
      width: '400px',
      'max-width': '100%',
      height: '300px',
      background: '#fff',
      margin: '10vh auto',
      display: 'block',
    };
    for (const [name, value] of Object.entries(inner)) frame.style.setProperty(name, value, 'important');
    box.append(frame);
    document.body.append(box);
    frame.focus();
    return {frame, remove: () => box.remove()};
  }

  function askTheBank(clientSecret) {
    const {frame, remove} = overlay(
      `https://hooks.stripe.com/fake/challenge.html?${encodeURIComponent(clientSecret)}`,
      '3-D Secure',
    );
    return new Promise((resolve) => {
      addEventListener('message', function hear({origin, source, data}) {
        if (origin !== 'https://hooks.stripe.com' || source !== frame.contentWindow) return;
        removeEventListener('message', hear);
        remove();
        resolve(data);
      });
    });
  }

  class CheckoutElementsSdk {
    #secret;
    #session = null;
    #changed = [];
    #updates = 0;
    #confirming = false;
    #read = new Set();
    #payment = null;
    #express = null;
    #loading;
    #looks;

    constructor(options) {
      const {clientSecret, ...rest} = options ?? {};
      check('init', rest);
      assertLiteral(rest.elementsOptions?.appearance);
      assertFonts(rest.elementsOptions?.fonts);
      if (typeof clientSecret !== 'string' && !(clientSecret instanceof Promise)) refuse('clientSecret is missing');
      this.#looks = rest.elementsOptions ?? {};
      this.#secret = Promise.resolve(clientSecret);
      this.#loading = this.#load();
    }

    on(type, handler) {
      if (type !== 'change') refuse(`No event ${type}`);
      this.#changed.push(handler);
    }

    async loadActions() {
      const error = await this.#loading;
      if (error) return {type: 'error', error: {code: null, message: error}};
      return {
        type: 'success',
        actions: {
          getSession: () => this.#show(),
          updateEmail: (email) => this.#update(email),
          validateElements: () => this.#validate(),
          confirm: (given) => this.#confirm(given),
        },
      };
    }

    createPaymentElement(options) {
      check('payment', options);
      if (this.#payment) refuse('There is a payment element already.');
      this.#payment = new Element('payment', {options, looks: this.#looks, settings: SETTINGS});
      return this.#payment;
    }

    createExpressCheckoutElement(options) {
      check('express', options);
      const {buttonHeight = 44} = options ?? {};
      if (buttonHeight < 40 || buttonHeight > 55) refuse('buttonHeight is 40 to 55');
      if (this.#express) refuse('There is an express checkout element already.');
      this.#express = new Element('expressCheckout', {options, looks: this.#looks, settings: SETTINGS});
      this.#express.eventFor = (what, data) => (what === 'confirm' ? this.#walletEvent(data) : null);
      return this.#express;
    }

    async #load() {
      const answer = await call('session', {clientSecret: await this.#secret}).catch(() => ({error: 'no connection'}));
      if (answer.error) return answer.error;
      this.#session = answer.session;
      return null;
    }

    /** Stripe throws on `confirm` when nobody has looked at the total. */
    #show() {
      const session = this.#session;
      const read = this.#read;
      const watched = (object, name, key) => ({get: () => (read.add(key), object[name]), enumerable: true});
      const total = Object.defineProperties(
        {},
        {
          minorUnitsAmount: watched(session.total.total, 'minorUnitsAmount', 'minor'),
          amount: watched(session.total.total, 'amount', 'amount'),
        },
      );
      return Object.defineProperties(
        {
          ...session,
          canConfirm: this.#updates === 0 && !this.#confirming && session.status.type === 'open',
          total: {...session.total, total},
        },
        {
          currency: watched(session, 'currency', 'currency'),
          minorUnitsAmountDivisor: watched(session, 'minorUnitsAmountDivisor', 'divisor'),
        },
      );
    }

    #tell() {
      for (const handler of this.#changed) handler(this.#show());
    }

    async #update(email) {
      this.#updates++;
      this.#tell();
      try {
        const answer = await call('email', {clientSecret: await this.#secret, email});
        if (answer.error) return {type: 'error', error: {code: answer.error, message: answer.error}};
        this.#session = {...this.#session, email};
        return {type: 'success', session: this.#show()};
      } finally {
        this.#updates--;
        this.#tell();
      }
    }

    async #validate() {
      if (!this.#payment?.usable)
        return {type: 'error', error: {code: 'no_elements', message: '', validation_errors: []}};
      const {complete} = await this.#payment.ask('validate');
      if (complete) return {type: 'success', session: this.#show()};
      const problem = {message: 'Your card number is incomplete.', element: 'payment'};
      return {type: 'error', error: {code: 'validation_error', message: problem.message, validation_errors: [problem]}};
    }

    #walletEvent({email, wallet}) {
      const sheet = overlay(`${FRAMES}/fake/sheet.html`, 'Wallet');
      const event = {
        elementType: 'expressCheckout',
        expressPaymentType: wallet,
        billingDetails: {name: 'A Reader', email, address: {country: 'US'}},
        paymentFailed: (payload) => {
          if (payload !== undefined && (payload === null || typeof payload !== 'object'))
            refuse('paymentFailed takes an object');
          sheet.remove();
        },
      };
      this.wallet = {event, sheet};
      return event;
    }

    async #confirm(given = {}) {
      const {expressCheckoutConfirmEvent: express, ...options} = given;
      check('confirm', options);
      const {email, redirect = 'always'} = options;
      if (this.#confirming) refuse('confirm() is under way already.');
      if (this.#updates > 0) refuse('confirm() while an update is pending.');
      if (!this.#read.has('amount') && !['minor', 'currency', 'divisor'].every((key) => this.#read.has(key))) {
        refuse('Show the total that is about to be charged: it was never read.');
      }
      if (document.querySelector('dialog:modal, :popover-open')) refuse('A modal lies over what the bank may ask.');
      if (express && express !== this.wallet?.event) refuse('This is not the event that the wallet sent.');
      if (!express && !this.#payment?.usable) refuse('The payment element is not in the page any more.');
      const address = express?.billingDetails.email ?? email ?? this.#session.email;
      if (!address) refuse('confirm() needs an e-mail address.');
      this.#confirming = true;
      this.#tell();
      try {
        return await this.#pay(address, redirect, express);
      } finally {
        this.#confirming = false;
        if (express) this.wallet?.sheet.remove();
        this.#tell();
      }
    }

    async #pay(email, redirect, express) {
      const clientSecret = await this.#secret;
      const lost = {code: null, message: 'We are experiencing issues connecting to our payments provider.'};
      let answer = express
        ? await call('confirm', {clientSecret, email, method: 'wallet'}).catch(() => null)
        : await this.#payment.ask('confirm', {clientSecret, email});
      if (answer?.status === 'requires_action') {
        // Stripe shows the bank's question in the page, over everything.
        answer = await askTheBank(clientSecret);
      }
      if (answer?.url) {
        location.assign(answer.url);
        // The page goes away, or is put to sleep.
        return new Promise(() => undefined);
      }
      if (answer?.error === 'declined') {
        const paymentFailed = {declineCode: answer.declineCode ?? null};
        return {type: 'error', error: {code: 'paymentFailed', message: 'Your card was declined.', paymentFailed}};
      }
      if (!answer || answer.error || answer.lost) return {type: 'error', error: lost};
      this.#session = answer.session;
      if (redirect === 'always') {
        location.assign(answer.session.returnUrl);
        return new Promise(() => undefined);
      }
      return {type: 'success', session: this.#show()};
    }
  }

  const REMOVED = ['initCheckout', 'initEmbeddedCheckout', 'redirectToCheckout', 'paymentRequest', 'elements'];

  window.Stripe = function Stripe(key, options = {}) {
    if (typeof key !== 'string' || !key.startsWith('pk_')) refuse('Please call Stripe() with your publishable key.');
    if (key !== SETTINGS.publishableKey) refuse('Invalid API Key provided.');
    check('constructorOptions', options);
    const stripe = {
      initCheckoutElementsSdk: (given) => new CheckoutElementsSdk(given),
      _registerWrapper: () => undefined,
    };
    for (const name of REMOVED) stripe[name] = () => refuse(`${name} was removed, or is not for this.`);
    return stripe;
  };
  window.Stripe.version = 'endive';
})();
