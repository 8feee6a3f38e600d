import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';
import {Article} from './article.js';

createRoot(document.querySelector('main') as HTMLElement).render(
  <StrictMode>
    <Article />
  </StrictMode>,
);
