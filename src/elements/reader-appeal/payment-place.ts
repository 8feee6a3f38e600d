/** An empty place for a payment form. */
export interface PaymentPlace {
  readonly mount: HTMLElement;
  /** Takes it out of the page, and every slot on the way to it. */
  remove(): void;
}

let places = 0;

/**
 * Makes a place that is seen inside an appeal and stands in the document's own tree: payment frames do not work in a
 * shadow root, however deep the appeal itself is in other elements' shadow roots. Each of those is given a slot that hands
 * the place on; where the page has one of its own (`<slot name="…" slot="payment">` inside the appeal), that is used.
 *
 * Outside of every template: a frame that is moved loads anew, and is empty.
 */
export function makePaymentPlace(appeal: Element): PaymentPlace {
  const mount = document.createElement('div');
  const made: Element[] = [mount];
  let inner: Element = appeal;
  let slot = 'payment';
  /** Hosts that assign by hand have to be told what goes into which slot. */
  let assign: (node: Element) => void = () => undefined;
  for (let root = inner.getRootNode(); root instanceof ShadowRoot; root = inner.getRootNode()) {
    const known = [...inner.children].find(
      (child): child is HTMLSlotElement => child instanceof HTMLSlotElement && child.slot === slot,
    );
    const forward = known ?? document.createElement('slot');
    if (!known) {
      forward.name = `appeal-payment-${++places}`;
      forward.slot = slot;
      inner.append(forward);
      assign(forward);
      made.push(forward);
    }
    assign = (node) => root.slotAssignment === 'manual' && forward.assign(node);
    inner = root.host;
    slot = forward.name;
  }
  if (slot) mount.slot = slot;
  shield(mount);
  inner.append(mount);
  assign(mount);
  return {mount, remove: () => made.forEach((element) => element.remove())};
}

/** The page's own styles are for the page's own boxes. */
function shield({style}: HTMLElement): void {
  const own = {all: 'initial', display: 'block', color: 'inherit', font: 'inherit', 'color-scheme': 'inherit'};
  for (const [name, value] of Object.entries(own)) style.setProperty(name, value, 'important');
}
