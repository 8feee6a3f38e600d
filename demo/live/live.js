/**
 * Harbour Live: four notices, one address each, no reload in between.
 *
 * The page holds all of them, so that it reads well without this script. Here they are taken out and put back one at a
 * time, with a fresh appeal at the end of each view. Only DOM methods: the page enforces Trusted Types.
 */
const stage = document.querySelector('#notices');
const notices = new Map([...stage.querySelectorAll('.notice')].map((notice) => [notice.dataset.path, notice]));
const links = [...document.querySelectorAll('.live-nav a')];

addEventListener('popstate', () => show(location.pathname));
document.addEventListener('click', (event) => {
  const path = pathToShow(event);
  if (path === null) return;
  event.preventDefault();
  if (path !== location.pathname) history.pushState(null, '', path);
  show(path);
  scrollTo({top: 0, behavior: 'instant'});
  stage.querySelector('h2').focus({preventScroll: true});
});
show(location.pathname);

/** The notice that a click asks for, or `null` where the browser should follow the link itself. */
function pathToShow(event) {
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const link = plain && event.target instanceof Element ? event.target.closest('a[href]') : null;
  if (link === null || event.defaultPrevented || link.origin !== location.origin || link.hash) return null;
  return notices.has(link.pathname) ? link.pathname : null;
}

/** Puts one notice on the stage. An unknown address gets the first one, as the front desk would. */
function show(path) {
  const known = notices.has(path) ? path : '/live/';
  const notice = notices.get(known).cloneNode(true);
  notice.classList.add('is-current');
  stage.replaceChildren(notice, appeal());
  document.title = `${notice.querySelector('h2').textContent} – The Harbour Post`;
  document.querySelector('link[rel="canonical"]').setAttribute('href', known);
  for (const link of links) {
    if (link.pathname === known) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

/** `<reader-appeal placement="article-end">` with the link that stands in it until, or unless, it asks. */
function appeal() {
  const link = document.createElement('a');
  link.href = '/support';
  link.textContent = 'Support our journalism';
  const element = document.createElement('reader-appeal');
  element.setAttribute('placement', 'article-end');
  element.append(link);
  return element;
}
