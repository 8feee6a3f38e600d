/** The same form as ours, written by hand for this one page: what nobody can be much faster than. */
import {AMOUNTS, FREQUENCIES, HEADING, HIGHLIGHT, LEAD, METHODS, PARAGRAPHS} from './content.mjs';

const CSS = `
.ask{max-width:44rem;margin:auto;padding:1.5rem 4%;background:#f4f4f4;border-top:4px solid #0f5f66;line-height:1.45}
.ask *{box-sizing:border-box}.ask h2{margin:0 0 .5em;font:700 clamp(1.5em,5vw,2em)/1.15 inherit}.ask p{margin:0 0 .85em}
.ask .lead,.ask .highlight{font-weight:700}.ask .lead{font-size:1.125em}.ask .highlight span{padding:.1em .2em;background:#cde0e1}
.ask form{display:grid;gap:1.25rem;margin:1.5rem 0 1rem}.ask fieldset{border:0;margin:0;padding:0;min-width:0}
.ask legend{padding:0;margin-bottom:.5rem;font-weight:700}
.ask .row{display:grid;gap:.5rem;grid-template-columns:repeat(auto-fit,minmax(min(9em,100%),1fr))}
.ask .choice,.ask button{position:relative;display:flex;align-items:center;justify-content:center;min-height:3em;padding:.5em .75em;border:1px solid #888;border-radius:4px;background:none;font:inherit;cursor:pointer}
.ask .choice input{position:absolute;inset:0;width:100%;height:100%;margin:0;opacity:0}
.ask .choice:has(:checked){border-color:#0f5f66;box-shadow:inset 0 0 0 2px #0f5f66;font-weight:700}
.ask .primary{background:#0f5f66;color:#fff;font-weight:700}.ask .text{display:inline;border:0;padding:0;min-height:1.75em;text-decoration:underline}
.ask :focus-visible,.ask .choice:has(:focus-visible){outline:3px solid;outline-offset:2px}`;

/** As markup, for a page whose server writes it. */
export function asHtml() {
  const group = (legend, name, choices, chosen) =>
    `<fieldset><legend>${legend}</legend><div class="row">${choices
      .map(
        ([value, text]) =>
          `<label class="choice"><input type="radio" name="${name}" value="${value}"${value === chosen ? ' checked' : ''}><span>${text}</span></label>`,
      )
      .join('')}</div></fieldset>`;
  return `<style>${CSS}</style><section class="ask" data-place aria-labelledby="ask"><h2 id="ask">${HEADING}</h2>
<p class="lead">${LEAD}</p>${PARAGRAPHS.map((text) => `<p>${text}</p>`).join('')}<p class="highlight"><span>${HIGHLIGHT}</span></p>
<form>${group('How often?', 'frequency', FREQUENCIES, 'monthly')}${group('How much?', 'amount', amounts(), '5')}${group('How?', 'method', METHODS, 'card')}
<button class="primary">Continue with $5 per month</button></form><button class="text" type="button">Remind me later</button></section>`;
}

/** As a script that makes it: `place` is the element to fill. */
export function asScript() {
  return `(place=>{
const make=(name,props,...children)=>{const node=Object.assign(document.createElement(name),props);node.append(...children);return node};
document.head.append(make('style',{textContent:${JSON.stringify(CSS.trim())}}));
const group=(legend,name,choices,chosen)=>make('fieldset',{},make('legend',{textContent:legend}),make('div',{className:'row'},...choices.map(([value,text])=>
make('label',{className:'choice'},make('input',{type:'radio',name,value,checked:value===chosen}),make('span',{textContent:text})))));
const button=make('button',{className:'primary',textContent:'Continue with $5 per month'});
const form=make('form',{},group('How often?','frequency',${JSON.stringify(FREQUENCIES)},'monthly'),group('How much?','amount',${JSON.stringify(amounts())},'5'),group('How?','method',${JSON.stringify(METHODS)},'card'),button);
form.addEventListener('change',()=>{const data=new FormData(form);button.textContent='Continue with $'+data.get('amount')+' '+data.get('frequency')});
form.addEventListener('submit',event=>event.preventDefault());
place.append(make('section',{className:'ask'},make('h2',{textContent:${JSON.stringify(HEADING)}}),make('p',{className:'lead',textContent:${JSON.stringify(LEAD)}}),
...${JSON.stringify(PARAGRAPHS)}.map(textContent=>make('p',{textContent})),make('p',{className:'highlight'},make('span',{textContent:${JSON.stringify(HIGHLIGHT)}})),
form,make('button',{className:'text',type:'button',textContent:'Remind me later'})))
})(document.querySelector('[data-place]'))`;
}

function amounts() {
  return [...AMOUNTS.map((amount) => [String(amount), `$${amount}`]), ['own', 'Other amount']];
}
