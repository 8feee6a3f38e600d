import {css} from 'lit';

export default css`
  p {
    margin: 0 0 0.5em;
  }
`;
