import { SIGN_IN_PEOPLE } from './people.ts';
import type { SignInPerson } from './people.ts';

/** The stand-in's pages in Earshot's look. Colours are those of the app's tokens, light and dark. */
export const SIGN_IN_STYLE = `
:root {
  color-scheme: light dark;
  --surface: light-dark(#ffffff, #1a1a1e);
  --surface-2: light-dark(#f7f7f9, #212126);
  --line: light-dark(#e4e4ea, #33333b);
  --line-control: light-dark(#868692, #7e7e8b);
  --text: light-dark(#1b1b20, #f2f2f5);
  --text-2: light-dark(#474752, #c6c6cf);
  --accent: light-dark(#4a4eb4, #a9adfb);
  --accent-soft: light-dark(#ecedfb, #2c2d4b);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  min-height: 100vh;
  display: grid;
  place-items: center;
  padding: 24px 16px;
  background: var(--surface-2);
  color: var(--text);
  font: 400 14px/20px "Segoe UI Variable Text", "Segoe UI", system-ui, -apple-system, Roboto, "Noto Sans", "Liberation Sans", sans-serif;
}
main {
  width: min(440px, 100%);
  padding: 32px;
  background: var(--surface);
  border: 1px solid var(--line);
  border-radius: 8px;
}
h1 { margin: 0 0 4px; font-size: 20px; line-height: 26px; font-weight: 600; }
p { margin: 0; color: var(--text-2); }
ul { margin: 24px 0; padding: 0; list-style: none; display: grid; gap: 8px; }
button {
  width: 100%;
  padding: 12px 16px;
  text-align: start;
  font: inherit;
  color: inherit;
  background: var(--surface);
  border: 1px solid var(--line-control);
  border-radius: 4px;
  cursor: pointer;
}
button:hover { background: var(--accent-soft); border-color: var(--accent); }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
button strong { display: block; font-weight: 600; }
button span { color: var(--text-2); }
small { font-size: 12px; line-height: 16px; color: var(--text-2); }
`;

/** Picks who signs in. Plain HTML: it works without script, by keyboard and for screen readers. */
export const signInPage = (styleHref: string): string =>
  page(
    styleHref,
    'Sign in to Earshot',
    `<p>Pick who you are. The role decides what Earshot shows.</p>
<form method="post"><ul>${SIGN_IN_PEOPLE.map(choice).join('')}</ul></form>
<small>A stand-in for Microsoft Entra ID. Nobody here is a real person, and no password is asked.</small>`,
  );

/** Says what went wrong in words, for instance a redirect address nobody registered. */
export const refusalPage = (styleHref: string, what: string): string =>
  page(styleHref, 'Sign-in stopped', `<p>${escapeHtml(what)}</p>`);

/** Ends the session at once, as Entra does when a page asks for it. `form` is the provider's own. */
export const signOutPage = (form: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Signing out</title></head><body>
${form}<script>
const form = document.forms[0];
const yes = document.createElement('input');
yes.type = 'hidden'; yes.name = 'logout'; yes.value = 'yes';
form.append(yes);
form.submit();
</script></body></html>`;

const choice = ({ key, name, job, may }: SignInPerson): string =>
  `<li><button name="person" value="${key}"><strong>${escapeHtml(`${name}, ${job}`)}</strong><span>${escapeHtml(may)}</span></button></li>`;

const page = (styleHref: string, title: string, body: string): string =>
  `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${styleHref}">
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;

const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
