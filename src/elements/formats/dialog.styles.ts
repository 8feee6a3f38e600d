import {css} from 'lit';

export default css`
  :host([framed='dialog']) {
    inset: 0 !important;
  }
  :host([framed='button']) {
    display: inline-block !important;
  }
  .opener {
    min-height: 44px;
    padding-inline: 1.25em;
  }
  .veil {
    position: fixed;
    inset: 0;
    z-index: var(--appeal-z, 2147483000);
    display: grid;
    place-items: center;
    padding: max(1.5em, env(safe-area-inset-top)) max(1.5em, env(safe-area-inset-right))
      max(1.5em, env(safe-area-inset-bottom)) max(1.5em, env(safe-area-inset-left));
    background: rgb(0 0 0 / 55%);
    touch-action: pinch-zoom;
  }
  .panel {
    display: grid;
    grid-template: auto minmax(0, 1fr) / minmax(0, 1fr);
    width: min(100%, 44em);
    max-height: min(100%, 100svh);
    border-top: 4px solid var(--_accent);
    border-radius: var(--_radius);
    box-shadow:
      0 1em 4em rgb(0 0 0 / 40%),
      0 0 0 1px color-mix(in srgb, currentcolor 18%, transparent);
    overflow: hidden;
  }
  .panel > .top {
    display: flex;
    align-items: center;
    gap: 0.75em;
    padding-inline: clamp(1em, 4%, 2em) 0.25em;
    border-bottom: 1px solid color-mix(in srgb, currentcolor 18%, transparent);
  }
  .panel > .inner {
    min-height: 0;
    overflow: auto;
    overscroll-behavior: contain;
  }
  .edge {
    position: absolute;
    outline: none;
  }
  @media (max-width: 34rem), (max-height: 34rem) {
    .veil {
      padding: 0;
    }
    .panel {
      width: 100%;
      height: 100%;
      border-radius: 0;
      padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);
    }
  }
  @media (forced-colors: active) {
    .panel {
      border: 2px solid CanvasText;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .veil {
      animation: appear 0.2s;
    }
  }
  @keyframes appear {
    from {
      opacity: 0;
    }
  }
`;
