/** Puts the page into its document. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import './styles/base.css';
import './styles/shell.css';
import './styles/sidebar.css';
import './styles/conversation.css';
import './styles/composer.css';
import './styles/blocks.css';
import './styles/file.css';
import './styles/views.css';

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
