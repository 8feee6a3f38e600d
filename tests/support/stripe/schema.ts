/**
 * What Stripe's API takes, read from the installed `stripe` package's own types: the nearest thing to Stripe that can
 * be had without Stripe. Generated once per version (about two seconds), kept in `.cache/`.
 *
 * The types are mended in two ways, since they would let through what Stripe refuses: enums that are open for values
 * to come are closed, and numbers are whole numbers unless their name says percent.
 */
import {createHash} from 'node:crypto';
import {mkdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

import {Ajv} from 'ajv';
import qs from 'qs';
import {createGenerator, type Schema} from 'ts-json-schema-generator';

/** What is sent to each of the API's operations that we know. */
const OPERATIONS = {
  'checkout.sessions.create': 'Checkout.SessionCreateParams',
  'checkout.sessions.retrieve': 'Checkout.SessionRetrieveParams',
  'checkout.sessions.list': 'Checkout.SessionListParams',
  'checkout.sessions.expire': 'Checkout.SessionExpireParams',
  'payment_intents.retrieve': 'PaymentIntentRetrieveParams',
  'subscriptions.retrieve': 'SubscriptionRetrieveParams',
  'invoices.retrieve': 'InvoiceRetrieveParams',
  'invoice_payments.list': 'InvoicePaymentListParams',
  'charges.retrieve': 'ChargeRetrieveParams',
  'disputes.retrieve': 'DisputeRetrieveParams',
  'early_fraud_warnings.retrieve': 'Radar.EarlyFraudWarningRetrieveParams',
} as const;

/** An operation of Stripe's API. */
export type Operation = keyof typeof OPERATIONS;

/** One thing wrong with what was sent. */
export interface BodyProblem {
  /** As Stripe names parameters: `line_items[0][price_data][currency]`; empty for the whole. */
  readonly param: string;
  readonly message: string;
}

/** The fields of a body or a query, as Stripe understands them: `line_items[0][quantity]=1` is a list of one. */
export type Fields = Record<string, unknown>;

/** Reads what was sent, checks it, and turns its texts into numbers and truths where the schema wants them. */
export type BodyCheck = (operation: Operation, encoded: string) => {fields: Fields; problems: BodyProblem[]};

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Loads the schema, making it first where there is none for this version. */
export function loadBodyCheck(): BodyCheck {
  const ajv = new Ajv({coerceTypes: true, strict: false, allErrors: true});
  ajv.addSchema(loadSchema() as Record<string, unknown>, 'stripe');
  return (operation, encoded) => {
    const fields = qs.parse(encoded, {depth: 12, arrayLimit: 100, parameterLimit: 1000, strictDepth: true}) as Fields;
    const validate = ajv.getSchema(`stripe#/definitions/${OPERATIONS[operation]}`);
    if (!validate) throw new Error(`The schema knows nothing of ${operation}.`);
    // Ajv narrows to what the schema says; we know of no more than fields.
    const valid = validate(fields) as boolean;
    return {
      fields,
      problems: valid
        ? []
        : (validate.errors ?? []).map(({instancePath, message, params}) => {
            const extra = (params as {additionalProperty?: string}).additionalProperty;
            const path = extra === undefined ? instancePath : `${instancePath}/${extra}`;
            return {param: paramOf(path), message: message ?? 'is wrong'};
          }),
    };
  };
}

/** `/line_items/0/price_data` as `line_items[0][price_data]`. */
function paramOf(path: string): string {
  const [first = '', ...rest] = path.split('/').slice(1);
  return first + rest.map((part) => `[${part}]`).join('');
}

function loadSchema(): Schema {
  const file = join(root, '.cache', `stripe-${fingerprint()}.json`);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Schema;
  } catch {
    const schema = mend(generate()) as Schema;
    mkdirSync(dirname(file), {recursive: true});
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(schema));
    // Renamed, so that a test beside this one never reads half of it.
    renameSync(draft, file);
    return schema;
  }
}

/** The package's version, and this file: either may change what is made. */
function fingerprint(): string {
  const manifest = createRequire(import.meta.url)
    .resolve('stripe')
    .replace(/(\/stripe\/).*$/, '$1package.json');
  const {version} = JSON.parse(readFileSync(manifest, 'utf8')) as {version: string};
  const self = readFileSync(fileURLToPath(import.meta.url));
  return `${version}-${createHash('sha256').update(self).digest('hex').slice(0, 8)}`;
}

function generate(): Schema {
  const source = join(root, '.cache', `stripe-types-${process.pid}.ts`);
  const types = Object.values(OPERATIONS).map((type, at) => `export type Operation${at} = Stripe.${type};`);
  mkdirSync(dirname(source), {recursive: true});
  writeFileSync(source, `import type {Stripe} from 'stripe';\n${types.join('\n')}\n`);
  try {
    const generator = createGenerator({
      path: source,
      tsconfig: join(root, 'tsconfig.json'),
      type: '*',
      skipTypeCheck: true,
      additionalProperties: false,
    });
    return generator.createSchema('*');
  } finally {
    rmSync(source, {force: true});
  }
}

type Node = Record<string, unknown>;

/** Closes open enums and makes whole numbers of numbers. */
function mend(node: unknown, name = ''): unknown {
  if (Array.isArray(node)) return node.map((entry) => mend(entry, name));
  if (typeof node !== 'object' || node === null) return node;
  const {description: _, ...rest} = node as Node;
  const mended = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [
      key,
      key === 'properties' ? mendAll(value as Node) : mend(value, name),
    ]),
  );
  if (Array.isArray(mended['anyOf'])) mended['anyOf'] = mended['anyOf'].filter((branch) => !isOpen(branch as Node));
  if (/percent/.test(name)) return mended;
  if (mended['type'] === 'number') mended['type'] = 'integer';
  if (Array.isArray(mended['type'])) {
    mended['type'] = mended['type'].map((type: unknown) => (type === 'number' ? 'integer' : type));
  }
  return mended;
}

function mendAll(properties: Node): Node {
  return Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, mend(schema, name)]));
}

function isOpen(branch: Node): boolean {
  return branch['$ref'] === '#/definitions/OtherString';
}
