import {expect, type Page} from '@playwright/test';

/** No sideways scrolling, no control below 24 px (WCAG 2.2, 2.5.8), main ones of at least 44 px. */
export async function expectToFit(page: Page, state: string): Promise<void> {
  const found = await page.evaluate(() => {
    const problems: string[] = [];
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide > 0) problems.push(`the page is ${wide} px too wide`);
    const all = (root: ParentNode): Element[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element,
        ...(element.shadowRoot ? all(element.shadowRoot) : []),
      ]);
    const appeal = document.querySelector('reader-appeal')!;
    const ours = [appeal, ...[...document.body.children].filter(({shadowRoot}) => shadowRoot)];
    for (const element of ours.flatMap((host) => [...all(host), ...(host.shadowRoot ? all(host.shadowRoot) : [])])) {
      if (!element.checkVisibility()) continue;
      const box = element.getBoundingClientRect();
      if (box.width === 0 || box.height === 0) continue;
      const name = `${element.tagName.toLowerCase()} “${(element.getAttribute('aria-label') ?? element.textContent).trim().slice(0, 30)}”`;
      if (box.right > document.documentElement.clientWidth + 1)
        problems.push(`${name} sticks out by ${box.right - innerWidth} px`);
      if (!element.matches('button,input,summary,a[href]')) continue;
      // A radio is hit through its label.
      const target = element.closest('label')?.getBoundingClientRect() ?? box;
      const inline = element.matches('a') && getComputedStyle(element).display === 'inline';
      const main = element.matches('button.primary,[part~=submit],input');
      if (!inline && (target.height < 24 || target.width < 24))
        problems.push(`${name} is ${target.width} × ${target.height}`);
      if (main && target.height < 44) problems.push(`${name}, a main control, is ${target.width} × ${target.height}`);
    }
    return problems;
  });
  expect(found, state).toEqual([]);
}
