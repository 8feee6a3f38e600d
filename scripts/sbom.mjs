/**
 * `npm run sbom`: the list of all packages that are shipped with ours (CycloneDX), as `dist/sbom.cdx.json`.
 *
 * Read from the lock file, so that it says the same wherever it is made; addresses of registries are taken out.
 */
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {fileURLToPath} from 'node:url';

import {run} from './lib/run.mjs';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

/** What is installed with our package: npm's own `--omit=dev` leaves out what packages of both kinds need. */
const {packages} = JSON.parse(await readFile('package-lock.json', 'utf8'));
const shipped = new Set(
  Object.entries(packages)
    .filter(([path, {dev, devOptional, optional}]) => path && !dev && !devOptional && !optional)
    .map(([path, {version}]) => `${path.split('node_modules/').at(-1)}@${version}`),
);

const args = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--loglevel=error'];
const {code, output} = await run('npm', args);
if (code !== 0) throw new Error(output);
const list = JSON.parse(output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1));
list.metadata.component.name = list.metadata.component.purl.replace(/^pkg:npm\/|@[^@]*$/g, '');
list.components = list.components.filter((component) => shipped.has(component['bom-ref']));
list.dependencies = list.dependencies
  .filter(({ref}) => shipped.has(ref) || ref === list.metadata.component['bom-ref'])
  .map(({ref, dependsOn = []}) => ({ref, dependsOn: dependsOn.filter((name) => shipped.has(name))}));
for (const component of list.components) {
  component.externalReferences = component.externalReferences?.filter(({type}) => type !== 'distribution');
}
if (list.components.length !== shipped.size) throw new Error('The lock file and the list disagree.');
await mkdir('dist', {recursive: true});
await writeFile('dist/sbom.cdx.json', `${JSON.stringify(list, null, 2)}\n`);
console.log(`dist/sbom.cdx.json: ${list.components.length} packages`);
for (const {name, version, licenses = []} of list.components) {
  console.log(`  ${name} ${version} ${licenses.map(({license, expression}) => license?.id ?? expression).join(', ')}`);
}
