import {css} from 'lit';

export default css`
  :host([framed='bar']) {
    inset: auto 0 var(--_lift, 0) !important;
  }
  .bar {
    --_most: calc(100svh - var(--_lift, 0px));
    --_side: max(clamp(1em, 4%, 2em), (100% - 72em) / 2);
    padding: 0 env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);
    border-top: 4px solid var(--_accent);
    box-shadow: 0 0 24px rgb(0 0 0 / 22%);
  }
  .box {
    display: grid;
    align-items: center;
    gap: 0 0.75em;
    max-height: calc(var(--_most) - 4px - env(safe-area-inset-bottom, 0px));
  }
  .bar .inner {
    min-height: 0;
    max-height: 100%;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .bar .container {
    padding-inline: var(--_side);
  }
  .whole > .box {
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr) auto auto;
    max-height: calc(var(--_most) - min(3em, 6svh) - env(safe-area-inset-bottom, 0px));
  }
  .whole .title {
    padding-inline-start: var(--_side);
  }
  .whole .close {
    grid-column: 3;
    margin-inline-end: max(0.25em, (100% - 72em) / 2);
  }
  .whole .inner {
    grid-column: 1 / -1;
    align-self: stretch;
    border-top: 1px solid color-mix(in srgb, currentcolor 18%, transparent);
  }
  .whole .container {
    max-width: none;
  }
  /* Brief: what it is about, and how to read more of it. */
  .brief > .box {
    grid-template: 'inner toggle close' minmax(0, 1fr) / minmax(0, 1fr) auto auto;
    max-height: min(60svh, var(--_most));
    padding-inline: var(--_side) 0.25em;
  }
  .last > .box {
    grid-template: 'inner close' minmax(0, 1fr) / minmax(0, 1fr) auto;
    padding-inline: var(--_side) 0.25em;
  }
  .bar:not(.whole) .inner {
    grid-area: inner;
  }
  .bar:not(.whole) .close {
    grid-area: close;
    align-self: start;
    margin-top: 0.25em;
  }
  .brief .toggle {
    grid-area: toggle;
    min-height: 44px;
    padding-inline: 1.5em;
  }
  .bar:not(.whole) .title,
  .brief form,
  .brief .body,
  .brief img,
  .brief .byline,
  .brief ::slotted([slot='image']),
  .brief ::slotted([slot='byline']),
  .brief appeal-goal,
  .brief appeal-snooze,
  .brief [part='legal'] {
    display: none;
  }
  .bar:not(.whole) .container {
    max-width: none;
    min-height: 0;
    padding: 0.75em 0;
  }
  .brief h2 {
    margin: 0;
    font-size: 1.2em;
    text-wrap: pretty;
  }
  .brief .highlight {
    margin: 0.3em 0 0;
    font-weight: 400;
  }
  @media (max-width: 44rem) {
    .brief > .box {
      grid-template:
        'inner close' minmax(0, 1fr)
        'toggle toggle' auto / minmax(0, 1fr) auto;
    }
    .brief .toggle {
      margin-bottom: 0.75em;
      margin-inline-end: calc(var(--_side) - 0.25em);
    }
    .brief .container {
      padding-bottom: 0.6em;
    }
  }
  @media (max-height: 28rem) {
    .brief .highlight {
      display: none;
    }
  }
  /* Words and form side by side where there is room. */
  @media (min-width: 60rem) {
    .whole .ask > section {
      display: grid;
      grid-template-columns: minmax(0, 5fr) minmax(0, 6fr);
      grid-template-rows: repeat(5, auto) 1fr;
      column-gap: 3em;
    }
    .whole .ask > section > * {
      grid-column: 1;
    }
    .whole .ask > section > form,
    .whole .ask > section > appeal-snooze,
    .whole .ask > section > [part='legal'] {
      grid-column: 2;
    }
    .whole .ask > section > form {
      grid-row: 1 / span 6;
      margin-top: 0;
    }
    .whole .container:not(.ask) > * {
      max-width: 44em;
      margin-inline: auto;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .brief {
      animation: rise 0.3s ease-out;
    }
  }
  @keyframes rise {
    from {
      transform: translateY(100%);
    }
  }
`;
