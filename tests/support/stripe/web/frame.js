/** Inside the stand-in's frames: what a reader sees and types there, and what is told to the page around. */
const API = 'https://api.stripe.com/fake';
const box = document.querySelector('main');
let state = {};

const tell = (what, data = {}) => parent.postMessage({what, ...data}, '*');
const call = async (path, body) => (await fetch(`${API}/${path}`, {method: 'POST', body: JSON.stringify(body)})).json();

new ResizeObserver(() => tell('height', {height: Math.ceil(box.getBoundingClientRect().height) + 8})).observe(box);

addEventListener('message', async ({source, data}) => {
  if (source !== parent) return;
  const {what, id} = data;
  if (what === 'begin') begin(data);
  if (what === 'focus') box.querySelector('[aria-invalid=true]')?.focus();
  if (what === 'validate') tell('answer', {id, complete: validate()});
  if (what === 'confirm') {
    const {clientSecret, email} = data;
    const number = box.querySelector('input[name=number]')?.value.replace(/\s/g, '') ?? '';
    const answer = await call('confirm', {clientSecret, email, method: state.method, number}).catch(() => ({
      lost: true,
    }));
    tell('answer', {id, ...answer});
  }
});

/** Draws the element in the looks that it was given. */
function begin({options = {}, looks, settings}) {
  state = {options, settings};
  const {variables = {}, rules = {}, theme} = looks.appearance ?? {};
  const root = document.documentElement;
  root.style.colorScheme = theme === 'night' ? 'dark' : 'light';
  const map = {
    '--text': variables.colorText,
    '--surface': variables.colorBackground,
    '--line': variables.inputColorBorder,
    '--accent': variables.colorPrimary,
    '--radius': variables.borderRadius,
    '--font': variables.fontFamily,
    '--size': variables.fontSizeBase,
    '--outline': variables.focusOutline,
    '--bold': variables.labelFontWeight,
    '--padding': rules['.Input']?.padding,
  };
  for (const [name, value] of Object.entries(map)) if (value) root.style.setProperty(name, value);
  if (document.body.dataset.kind === 'payment') drawMethods();
  else drawWallets();
}

const METHODS = {card: 'Card', sepa_debit: 'SEPA Direct Debit', ideal: 'iDEAL'};

function drawMethods() {
  const order = [...new Set([...(state.options.paymentMethodOrder ?? []), ...Object.keys(METHODS)])];
  const known = order.filter((method) => method in METHODS);
  state.method = known[0];
  box.replaceChildren(...known.map(drawMethod));
  pick(state.method);
  tell('ready');
}

function drawMethod(method) {
  const item = node('section', {'data-method': method});
  const label = node('label', {}, node('input', {type: 'radio', name: 'method', value: method}), ` ${METHODS[method]}`);
  label.firstChild.addEventListener('change', () => pick(method));
  item.append(label, node('div', {class: 'fields'}));
  return item;
}

function pick(method) {
  state.method = method;
  for (const section of box.querySelectorAll('section')) {
    const mine = section.dataset.method === method;
    section.querySelector('input[type=radio]').checked = mine;
    section.querySelector('.fields').replaceChildren(...(mine ? fieldsOf(method) : []));
  }
}

function fieldsOf(method) {
  if (method === 'card')
    return [field('number', 'Card number'), field('expiry', 'Expiration date'), field('cvc', 'Security code')];
  if (method === 'sepa_debit') return [field('number', 'IBAN')];
  return [node('p', {}, 'You will be sent to your bank.')];
}

function field(name, label) {
  return node('label', {class: 'field'}, label, node('input', {name, autocomplete: 'off'}));
}

function validate() {
  const empty = [...box.querySelectorAll('.fields input')].filter((input) => {
    input.setAttribute('aria-invalid', String(input.value.trim() === ''));
    return input.value.trim() === '';
  });
  return empty.length === 0;
}

function drawWallets() {
  const {wallet} = state.settings;
  if (!wallet) {
    tell('ready', {availablePaymentMethods: undefined});
    return;
  }
  const button = node('button', {type: 'button'}, 'Fake Pay');
  button.style.height = `${state.options.buttonHeight ?? 44}px`;
  button.addEventListener('click', () => tell('confirm', {wallet: 'google_pay', email: settings().walletEmail}));
  box.replaceChildren(button);
  const all = {amazonPay: false, applePay: false, googlePay: true, link: false, paypal: false, klarna: false};
  tell('ready', {availablePaymentMethods: all});
}

function settings() {
  return state.settings;
}

function node(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}
