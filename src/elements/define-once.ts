/** Defines an element. A name that is taken stays with the first; the second comer says so. */
export function defineOnce(name: string, element: CustomElementConstructor): void {
  const known = customElements.get(name);
  if (!known) customElements.define(name, element);
  else if (known !== element) console.warn(`reader-appeal: <${name}> is defined already; the first one stays.`);
}
