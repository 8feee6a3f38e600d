/**
 * The catalogue of faults: what happens to a script like this one, and what it does then. Tests carry a row's id in their
 * names; `npm run faults` finds them by it.
 *
 * @typedef {'node' | 'chromium' | 'firefox' | 'webkit'} Place
 * @typedef {{id: string, what: string, ours: string, in: readonly Place[], not?: Partial<Record<Place, string>>}} Row
 * `in` names where at least one test of the row has to pass; `not` says why a browser is left out.
 */

const BROWSERS = ['chromium', 'firefox', 'webkit'];
const NO_BROWSER = 'Happens on the server, whatever the browser is.';

/** In every browser, but for those that are left out, with the reason. */
function page(id, what, ours, not = {}) {
  return {id, what, ours, in: BROWSERS.filter((engine) => !not[engine]), not};
}

/** Rules and parsers: the same code in every browser, tried in Node with far more cases than a browser would bear. */
function rule(id, what, ours) {
  return {
    id,
    what,
    ours,
    in: ['node'],
    not: everywhere('A rule without a browser in it; tried in Node, with many cases.'),
  };
}

function server(id, what, ours) {
  return {id, what, ours, in: ['node'], not: everywhere(NO_BROWSER)};
}

function everywhere(reason) {
  return Object.fromEntries(BROWSERS.map((engine) => [engine, reason]));
}

/** @type {readonly {title: string, rows: readonly Row[]}[]} */
export const CHAPTERS = [
  {
    title: 'Storage and clocks',
    rows: [
      page(
        'F01',
        'The browser blocks storage, and even looking at `localStorage` throws.',
        'Looks at it inside a `try`, remembers for this page only, and says so to a reader who asks to be reminded.',
      ),
      page(
        'F02',
        'The page is sandboxed, by its frame or by its policy, and has no storage of its own.',
        'The same. A sandboxed frame that may run scripts shows the appeal, or leaves the link.',
      ),
      page(
        'F03',
        'The page is a file on a disk.',
        'Works, as far as browsers load anything from there: nothing is thrown, the link stays where the config can’t be read.',
      ),
      page(
        'F04',
        'The storage is full.',
        'Reports that nothing was kept, doesn’t try in a loop, and throws away nobody else’s data.',
      ),
      page('F05', 'What is stored under our key is damaged.', 'Drops our own key and goes on as if for a new reader.'),
      rule(
        'F06',
        'What is stored is JSON, but with wrong types or dates that are none.',
        'Each field is judged alone: the bad ones go, the good ones stay.',
      ),
      page(
        'F07',
        'The clock was ahead and has been set back.',
        'A stamp from the future counts as now, and a snooze never lasts longer than the longest one on offer.',
      ),
      rule(
        'F08',
        'Summer time begins or ends; readers and servers live in different zones.',
        'Counts in UTC milliseconds; days and months are the calendar’s, by one rule that is written down.',
      ),
      page(
        'F09',
        'The browser wipes what scripts have stored, as Safari does after a week.',
        'Starts anew: nothing breaks, nothing of an old promise is made up.',
      ),
      page(
        'F10',
        'The publication is open in many tabs.',
        'Reads before it writes, under a lock where browsers have one; a snooze or a gift in one tab silences all.',
      ),
      page(
        'F11',
        'Two publications, or two versions of the script, share an address.',
        'Keys carry the publication and the version; what a newer version wrote is left alone.',
      ),
      rule('F12', 'A reader comes back for years.', 'The record stays under two kilobytes, whatever is read and seen.'),
      page(
        'F13',
        'There is no storage at all, and a format that interrupts is configured.',
        'Asks inline only: nobody is stopped again and again who can’t be remembered.',
      ),
    ],
  },
  {
    title: 'Page life and loading',
    rows: [
      page('F14', 'A page is rendered before anybody opens it.', 'Counts nothing and asks nobody until it is opened.', {
        firefox: 'Firefox does not prerender pages.',
        webkit: 'WebKitGTK does not prerender pages.',
      }),
      page('F15', 'A page comes back from the back/forward cache.', 'Decides anew, and never pays twice.', {
        firefox: 'Firefox’s driver does not keep the newspaper’s pages in that cache; tried in the other engines.',
      }),
      page('F16', 'The page is opened in a tab in the background.', 'Counts a view once it is looked at.'),
      page(
        'F17',
        'A page changes its address without being loaded again.',
        'Decides once for each page, takes down what it put up, and keeps nothing of the last one.',
      ),
      page('F18', 'The script stands in the page two or ten times.', 'Is there once.'),
      page(
        'F19',
        'Another script has taken the name of one of our elements.',
        'Leaves the first one in its place, says so once, and throws nothing.',
      ),
      page(
        'F20',
        'The script, its config or one of its chunks comes late or never.',
        'The page is as it would be without us, and the link stays; queued calls are kept until the script comes.',
      ),
      page('F21', 'A publisher’s callback throws.', 'Is caught and reported once; the others are called all the same.'),
      page(
        'F22',
        'One of several campaigns is configured wrongly.',
        'Silences itself with a line that says what is wrong; the others ask.',
      ),
      page(
        'F23',
        'The page takes our element away while it pays or covers the page.',
        'Stops, leaves nothing behind in the page, and nothing is charged twice.',
      ),
      page(
        'F24',
        'The payment provider’s script is blocked, is a stub, or never answers.',
        'Goes to the provider’s own page instead, within ten seconds.',
        {
          webkit: 'Its driver can’t stand in for the payment provider’s hosts; tried in Chromium.',
        },
      ),
      page(
        'F25',
        'The appeal stands inside shadow roots.',
        'Payment frames stand in the document all the same, and are seen where the appeal is.',
      ),
      page(
        'F26',
        'A content blocker takes the script away, or hides the element.',
        'Nothing is thrown and nothing is tried again; the link stays, and no name of ours asks to be blocked.',
      ),
      page(
        'F27',
        'The page has changed the built-in objects, as old libraries do.',
        'Works, or leaves the link, and never throws into the page.',
      ),
      page(
        'F28',
        'The page is shown in a frame, of another site or sandboxed.',
        'A payment form is not shown where another site could lay something over it; the reader gives in a window of its own.',
        {
          webkit: 'Its driver can’t stand in for the payment provider’s hosts; tried in Chromium.',
          firefox: 'Its driver can’t stand in for the payment provider’s hosts; tried in Chromium.',
        },
      ),
    ],
  },
  {
    title: 'Injection and hostile pages',
    rows: [
      page('F29', 'The content policy forbids inline styles.', 'Uses adopted style sheets and nothing else.'),
      page(
        'F30',
        'The page enforces Trusted Types.',
        'Needs one policy, `lit-html`, and works with nothing more allowed.',
      ),
      page(
        'F31',
        'The page has a Lit of its own, under Trusted Types.',
        'Works beside it where the policy allows duplicates; else the one that comes second doesn’t load, and if that is ours, the link stays.',
      ),
      page(
        'F32',
        'Somebody writes markup into the configured texts.',
        'Shows it as text; only links and emphasis have a notation.',
      ),
      rule(
        'F33',
        'A configured link leads to `javascript:` or the like, in some disguise.',
        'Only `https`, `http`, `mailto` and relative addresses become links.',
      ),
      rule('F34', 'A config has `__proto__` and its like in it.', 'Reads own keys only, and refuses the three names.'),
      rule('F35', 'A stranger sends messages to the page.', 'Listens to none: we take no orders by `postMessage`.'),
      server(
        'F36',
        'Somebody frames the server’s pages to have readers click unawares.',
        'They may not be framed at all.',
      ),
      page('F37', 'An answer on the way names another address to go to.', 'Goes only where the provider’s pages are.', {
        webkit: 'Its driver can’t stand in for the payment provider’s hosts; tried in Chromium.',
        firefox: 'Its driver can’t stand in for the payment provider’s hosts; tried in Chromium.',
      }),
      page(
        'F38',
        'The script on the CDN has been altered.',
        'The snippet carries its hash, so that the browser refuses it; the link stays.',
      ),
      page(
        'F39',
        'The page’s style sheets reach for everything, with `!important`.',
        'Looks as on a blank page; only the documented parts and properties change it.',
      ),
      page(
        'F40',
        'Something of the page covers everything, with the highest `z-index` there is.',
        'A dialog is still on top and can be used.',
      ),
      page(
        'F41',
        'The page has a fixed header, or an ad that sticks.',
        'The bar covers nothing that has the focus, and is not covered.',
      ),
      page(
        'F42',
        'A dialog lies over the page, and the reader turns the wheel.',
        'The page stands where it stood, before, behind and after, without a jump. None of its styles is touched, so none has to be put back.',
      ),
      page(
        'F43',
        'Readers go round a dialog with the Tab key, through shadow roots.',
        'The focus stays inside while it is modal, Escape closes it, and the focus goes back to where it was.',
      ),
      page('F44', 'The article is printed.', 'Nothing of ours is on the paper.', {
        firefox: 'Its driver knows no other medium than the screen; tried in Chromium.',
        webkit: 'Its driver knows no other medium than the screen; tried in Chromium.',
      }),
      page(
        'F45',
        'Letters are magnified to 400 %, the window is 320 pixels wide, the language has words twice as long.',
        'Nothing is cut, and everything can be reached.',
      ),
    ],
  },
  {
    title: 'Server',
    rows: [
      server(
        'F46',
        'Somebody tries stolen cards, by the thousand.',
        'Ten attempts for each client and hour reach the provider, refusals count, and doubt is met with a challenge.',
      ),
      server(
        'F47',
        'A client writes its address into a header itself.',
        'Believes only the proxies that were named; a client without an address shares one strict allowance.',
      ),
      server(
        'F48',
        'The store of the limits goes away.',
        'Counts in this process’s memory meanwhile, and says so in the log.',
      ),
      server(
        'F49',
        'Something personal might get into a log.',
        'Only listed fields are written; canaries are looked for in every line.',
      ),
      server(
        'F50',
        'Another site sends requests in a reader’s name.',
        'Answers named origins only, takes JSON by POST only; signed deliveries need no origin.',
      ),
      server(
        'F51',
        'A body is too large, too slow, or lies about its length.',
        'Counts bytes as they come, and gives up in time.',
      ),
      server(
        'F52',
        'A request has fields too many, or sums of its own.',
        'Reckons everything anew, within the limits of the server’s own config.',
      ),
      server(
        'F53',
        'A webhook is forged, replayed or stale.',
        'Checks the signature over the bytes as they came, within five minutes, with several secrets while one is changed.',
      ),
      server(
        'F54',
        'A webhook comes twice, or in the wrong order.',
        'Asks the provider how things stand, and tells each event once.',
      ),
      server(
        'F55',
        'The process dies in the middle of an event.',
        'Marks it as done only after its effect; what was cut off is told again.',
      ),
      server(
        'F56',
        'A reader clicks twice, or the answer is lost.',
        'One attempt is one gift, however often it is sent.',
      ),
      server(
        'F57',
        'The provider is slow or down.',
        'Gives up in time, says when to come back, and leaves a provider alone that fails again and again.',
      ),
      server(
        'F58',
        'A new version is rolled out under load.',
        'Finishes what it has begun, says that it is not ready before it stops, and doesn’t start on a wrong config.',
      ),
      server(
        'F59',
        'A secret key stands where it should not.',
        'Is refused in a browser’s config and blackened in every line of a log.',
      ),
      server(
        'F60',
        'The provider’s words might reach a reader.',
        'Answers have stable codes and an id to ask for, and none of the provider’s text.',
      ),
    ],
  },
];
