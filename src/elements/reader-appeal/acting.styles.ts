import {css} from 'lit';

/** What the steps behind the ask need. */
export default css`
  /* Giving keeps the room that asking took: what stands below does not move while payments come and go. */
  .payment,
  .declined,
  .thanks {
    min-height: inherit;
  }
  ::slotted([slot='payment']) {
    all: initial !important;
    display: block !important;
    color: inherit !important;
    font: inherit !important;
  }
  .container.snoozed {
    padding-block: var(--_space);
    border-top-width: 1px;
  }
  .snoozed p {
    margin: 0;
  }
  h2:focus,
  [role='status']:focus {
    outline: none;
  }
  .snoozed p + p {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1.5em;
  }
  .snoozed .text {
    min-height: 2.25em;
  }
  .total {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 0.75em;
    padding-bottom: var(--_space);
    border-bottom: 1px solid var(--_line);
  }
  .total strong {
    font-size: 1.25em;
  }
  .total > * {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .total span {
    flex: 1 1 8em;
    color: var(--_muted);
  }
  section > .primary {
    width: 100%;
    margin-bottom: var(--_space);
  }
`;
