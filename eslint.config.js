import {fileURLToPath} from 'node:url';

import js from '@eslint/js';
import boundaries from 'eslint-plugin-boundaries';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/**
 * The floors of the house (docs/architecture.md): each folder of src/ and what it may import besides itself.
 * An import only ever points down. Nothing imports `embed` but the entry points, which are not on a floor.
 */
const floors = {
  core: [],
  reader: ['core'],
  checkout: ['core'],
  messages: ['core'],
  elements: ['core', 'reader', 'checkout', 'messages'],
  testing: ['core', 'reader', 'checkout', 'messages'],
  ssr: ['core', 'reader', 'checkout', 'messages', 'elements'],
  embed: ['core', 'reader', 'checkout', 'messages', 'elements'],
  server: ['core'],
  cli: ['core', 'messages', 'server'],
};

/** Wherever markup is made. */
const unsafeMarkup = [
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
    message: 'Copy is text: build nodes or use a template.',
  },
  {
    selector: 'TaggedTemplateExpression[tag.name="html"] TemplateElement[value.raw=/\\sstyle=/]',
    message: 'Inline styles break strict content policies: use the style sheet.',
  },
];

const defaultExports = {
  selector: 'ExportDefaultDeclaration',
  message: 'A named export can be found and renamed. Only *.styles.ts and config files have a default export.',
};

const clock = [
  {selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'The time comes in as an argument.'},
  {selector: 'CallExpression[callee.name="Date"]', message: 'The time comes in as an argument.'},
];

const restrictedImports = {
  patterns: [
    {
      group: ['lit/directives/unsafe-*', 'lit/directives/style-map*', 'lit-html/directives/unsafe-*'],
      message: 'Copy is text, styles are adopted sheets.',
    },
  ],
};

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'coverage/',
      'node_modules/',
      '.cache/',
      'test-results/',
      'playwright-report/',
      'tests/package/*.ts',
      'tests/package/apps/',
    ],
  },
  {linterOptions: {reportUnusedDisableDirectives: 'error'}},
  js.configs.recommended,

  // TypeScript: everything that the types can tell.
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname}},
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', {fixStyle: 'separate-type-imports'}],
      '@typescript-eslint/consistent-type-definitions': ['error', 'interface'],
      '@typescript-eslint/no-confusing-void-expression': ['error', {ignoreArrowShorthand: true}],
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', varsIgnorePattern: '^_'}],
      '@typescript-eslint/restrict-template-expressions': ['error', {allowNumber: true}],
      '@typescript-eslint/unbound-method': 'off',
      // Other packages' types are added to by such interfaces, in such namespaces.
      '@typescript-eslint/no-empty-object-type': ['error', {allowInterfaces: 'with-single-extends'}],
      '@typescript-eslint/no-namespace': ['error', {allowDeclarations: true}],
      'no-restricted-imports': ['error', restrictedImports],
      'no-restricted-syntax': ['error', defaultExports, ...unsafeMarkup],
      eqeqeq: 'error',
    },
  },

  // The floors.
  {
    files: ['src/**/*.ts'],
    plugins: {boundaries},
    settings: {
      'boundaries/root-path': import.meta.dirname,
      'boundaries/elements': Object.keys(floors).map((floor) => ({type: floor, pattern: `src/${floor}`})),
      'boundaries/files': [{category: 'entry', pattern: 'src/*.ts'}],
      'import/resolver': {[fileURLToPath(new URL('scripts/lib/eslint-resolver.cjs', import.meta.url))]: {}},
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        {
          default: 'disallow',
          message: 'An import only ever points down: {{from.element.type}} must not import {{dependency.source}}.',
          policies: [
            ...Object.entries(floors).map(([floor, below]) => ({
              from: {element: {type: floor}},
              allow: {to: {element: {types: {anyOf: [floor, ...below]}}}},
            })),
            // The script tag defines all elements, as the entry point of that name does.
            {from: {element: {type: 'embed'}}, allow: {to: {file: {path: 'src/define.ts'}}}},
            // So does what takes over rendered appeals.
            {from: {file: {path: 'src/hydrate.ts'}}, allow: {to: {file: {path: 'src/define.ts'}}}},
            {
              from: {file: {categories: 'entry'}},
              allow: {to: {element: {types: {anyOf: Object.keys(floors)}}}},
            },
          ],
        },
      ],
    },
  },

  // The rules of the house know no browser, no network, no clock and no dice.
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: ['lit', 'lit/*', '@lit/*', 'hono', 'hono/*', 'stripe', '@stripe/*', 'node:*'],
              message: 'core runs anywhere: no view, no server, no platform.',
            },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        ...['window', 'document', 'localStorage', 'sessionStorage', 'navigator', 'location', 'fetch', 'self'].map(
          (name) => ({name, message: 'core gets everything as an argument.'}),
        ),
      ],
      'no-restricted-properties': [
        'error',
        {object: 'Date', property: 'now', message: 'The time comes in as an argument.'},
        {object: 'performance', property: 'now', message: 'The time comes in as an argument.'},
        {object: 'Math', property: 'random', message: 'The dice come in as an argument.'},
        {object: 'crypto', property: 'randomUUID', message: 'The dice come in as an argument.'},
      ],
      'no-restricted-syntax': ['error', defaultExports, ...unsafeMarkup, ...clock],
    },
  },

  // Elements.
  {
    files: ['src/elements/**/*.ts', 'src/embed/**/*.ts', 'src/checkout/**/*.ts'],
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended'], wc.configs['flat/best-practice']],
    plugins: {'lit-a11y': litA11y},
    rules: litA11y.configs.recommended.rules,
  },
  {
    files: ['src/**/*.styles.ts'],
    rules: {'no-restricted-syntax': ['error', ...unsafeMarkup]},
  },

  // Tests may be sure of things and may make odd ones.
  {
    files: ['tests/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': ['error', defaultExports],
    },
  },
  {
    files: ['*.config.ts', '*.config.js', '*.config.mjs'],
    rules: {'no-restricted-syntax': 'off'},
  },

  // Plain JavaScript.
  {
    files: ['*.{js,mjs}', 'scripts/**', 'tests/**/*.{js,mjs}', 'demo/**/*.mjs'],
    languageOptions: {globals: globals.node},
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {globals: globals.node, sourceType: 'commonjs'},
  },
  {
    files: ['tests/bench/pages/**', 'tests/bench/browser.mjs', 'demo/**/*.js', 'tests/support/**/web/*.js'],
    languageOptions: {globals: globals.browser},
  },
);
