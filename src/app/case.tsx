import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { readCaseFile } from '#report/case/case-file';
import { CASE_DATA_ID } from '#report/case/case-html';
import { CaseApp } from './CaseApp.tsx';
import { CrashBoundary } from './CrashBoundary.tsx';
import { setDesk } from './data/desk/client.ts';
import { deskOnThisThread } from './data/desk/this-thread.ts';
import { openCase } from './data/open-case.ts';
import { PlainFrame } from './frame/PlainFrame.tsx';
import { applyTheme } from './frame/preferences.ts';
import { NoCase } from './pages/CasePage.tsx';
import './ui/tokens.css';
import './ui/parts.css';

applyTheme();
setDesk(deskOnThisThread);

const element = document.getElementById('root');
if (!element) throw new Error('The case file has no #root');
const root = createRoot(element);
// The file's own name; from disk the rest of the address is folders of whoever opened it.
const name = decodeURIComponent(location.pathname.split('/').at(-1) ?? '');

const found = readCaseFile(document.getElementById(CASE_DATA_ID)?.textContent ?? '');
if (found.kind === 'ok') void openCase(found.value, name);
root.render(
  <StrictMode>
    <CrashBoundary>
      {found.kind === 'ok' ? (
        <CaseApp />
      ) : (
        <PlainFrame>
          <NoCase why={found.reason} />
        </PlainFrame>
      )}
    </CrashBoundary>
  </StrictMode>,
);
