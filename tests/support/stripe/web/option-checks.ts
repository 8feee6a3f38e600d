/**
 * What Stripe.js takes, read from the installed `@stripe/stripe-js`'s own types, as code that a browser can run: an
 * option that is unknown there, or was removed, is refused. Generated once per version, kept in `.cache/`.
 */
import {createHash} from 'node:crypto';
import {mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {Ajv} from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import {createGenerator} from 'ts-json-schema-generator';

/** Functions, promises and events are looked at by the fake itself. */
const TYPES = {
  constructorOptions: 'Stripe.StripeConstructorOptions',
  init: `Omit<Stripe.StripeCheckoutElementsSdkOptions, 'clientSecret'>`,
  payment: 'Stripe.StripeCheckoutPaymentElementOptions',
  express: 'Partial<Stripe.StripeCheckoutExpressCheckoutElementOptions>',
  confirm: `{
    returnUrl?: string; redirect?: 'always' | 'if_required'; paymentMethod?: string; savePaymentMethod?: boolean;
    email?: string; phoneNumber?: string;
    billingAddress?: Stripe.StripeCheckoutContact; shippingAddress?: Stripe.StripeCheckoutContact;
  }`,
};

const root = fileURLToPath(new URL('../../../..', import.meta.url));

/**
 * A script that leaves one function per kind of options in `checks`: `(options) => problem | null`.
 */
export function loadOptionChecks(): string {
  const file = join(root, '.cache', `stripe-js-${fingerprint()}.js`);
  try {
    return readFileSync(file, 'utf8');
  } catch {
    const code = compile();
    mkdirSync(dirname(file), {recursive: true});
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, code);
    renameSync(draft, file);
    return code;
  }
}

function fingerprint(): string {
  const {version} = JSON.parse(readFileSync(join(root, 'node_modules/@stripe/stripe-js/package.json'), 'utf8')) as {
    version: string;
  };
  const self = readFileSync(fileURLToPath(import.meta.url));
  return `${version}-${createHash('sha256').update(self).digest('hex').slice(0, 8)}`;
}

function compile(): string {
  const ajv = new Ajv({strict: false, allErrors: false, code: {source: true, esm: false}});
  const {definitions} = generate();
  const names = Object.keys(TYPES);
  for (const name of names) {
    ajv.addSchema({$id: name, $ref: `#/definitions/${nameOf(name)}`, definitions});
  }
  const code = standalone.default(ajv, Object.fromEntries(names.map((name) => [name, name])));
  const needed = /require\("([^"]+)"\)/.exec(code);
  if (needed) throw new Error(`The checks need ${needed[1] ?? ''}, which no browser has.`);
  return `const checks = (() => {
    const module = {}, exports = (module.exports = {});
    ${code}
    const words = ({instancePath, message, params}) => instancePath + ' ' + message + ' ' + JSON.stringify(params);
    return Object.fromEntries(${JSON.stringify(names)}.map((name) =>
      [name, (options) => (exports[name](options) ? null : exports[name].errors.map(words).join(', '))]));
  })();`;
}

function nameOf(name: string): string {
  return `Options_${name}`;
}

function generate(): {definitions: unknown} {
  const source = join(root, '.cache', `stripe-js-types-${process.pid}.ts`);
  const types = Object.entries(TYPES).map(([name, type]) => `export type ${nameOf(name)} = ${type};`);
  mkdirSync(dirname(source), {recursive: true});
  writeFileSync(source, `import type * as Stripe from '@stripe/stripe-js';\n${types.join('\n')}\n`);
  try {
    const generator = createGenerator({
      path: source,
      tsconfig: join(root, 'tsconfig.json'),
      type: '*',
      skipTypeCheck: true,
      additionalProperties: false,
    });
    return {definitions: generator.createSchema('*').definitions};
  } finally {
    rmSync(source, {force: true});
  }
}
