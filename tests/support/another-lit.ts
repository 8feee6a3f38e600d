import {nodeResolve} from '@rollup/plugin-node-resolve';
import {rollup} from 'rollup';

/** A Lit of the page's own, from another bundle than ours, and an element that it draws, as one script. */
export async function anotherLit(): Promise<string> {
  const id = '\0their-element';
  const code = `
    import {html, LitElement} from 'lit';
    class TheirElement extends LitElement {
      render() { return html\`<p>Drawn by the page’s own Lit</p>\`; }
    }
    customElements.define('their-element', TheirElement);`;
  const build = await rollup({
    input: 'their-element',
    plugins: [
      {
        name: 'their-element',
        resolveId: (source) => (source === 'their-element' ? id : null),
        load: (file) => (file === id ? code : null),
      },
      nodeResolve({browser: true, exportConditions: ['production', 'browser']}),
    ],
  });
  const {output} = await build.generate({format: 'iife'});
  await build.close();
  return output[0].code;
}
