import type { ReactNode } from 'react';

/** Drawn on 16 × 16 with strokes in the colour of the text beside them. */
const drawings = {
  arrowDown: <path d="M8 3v9.500M4.300 9 8 12.700 11.700 9" />,
  arrowUp: <path d="M8 13V3.500M4.300 7 8 3.300 11.700 7" />,
  audio: (
    <>
      <rect x="6" y="2" width="4" height="7" rx="2" />
      <path d="M3.800 7.500a4.200 4.200 0 0 0 8.400 0M8 11.700V14" />
    </>
  ),
  braces: (
    <path d="M6 2.500H5.500A1.500 1.500 0 0 0 4 4v2.500L2.800 8 4 9.500V12a1.500 1.500 0 0 0 1.500 1.500H6M10 2.500h.5A1.500 1.500 0 0 1 12 4v2.500L13.200 8 12 9.500V12a1.500 1.500 0 0 1-1.500 1.500H10" />
  ),
  check: <path d="m3 8.500 3.300 3.300L13 5" />,
  chevronDown: <path d="M3.500 6 8 10.500 12.500 6" />,
  chevronLeft: <path d="M10 3.500 5.500 8l4.500 4.500" />,
  chevronRight: <path d="m6 3.500 4.500 4.500L6 12.500" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.750" />
      <path d="M8 4.800V8l2.200 1.600" />
    </>
  ),
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  cloud: <path d="M4.500 12.500a3 3 0 0 1-.3-6 4 4 0 0 1 7.700-.6 3.300 3.300 0 0 1-.4 6.600Z" />,
  columns: (
    <>
      <rect x="2" y="3" width="12" height="10" rx="1" />
      <path d="M6 3v10M10 3v10" />
    </>
  ),
  compare: <path d="M5.500 2.500v11M10.500 2.500v11M2.500 5h3M2.500 8h3M10.500 5h3M10.500 8h3" />,
  copy: (
    <>
      <rect x="5.500" y="5.500" width="8" height="8" rx="1.500" />
      <path d="M10.500 5.500v-1a2 2 0 0 0-2-2h-4a2 2 0 0 0-2 2v4a2 2 0 0 0 2 2h1" />
    </>
  ),
  device: (
    <>
      <rect x="3" y="3" width="10" height="7.500" rx="1" />
      <path d="M1.500 12.800h13" />
    </>
  ),
  eye: (
    <>
      <path d="M1.800 8S4 3.800 8 3.800 14.200 8 14.200 8 12 12.200 8 12.200 1.800 8 1.800 8Z" />
      <circle cx="8" cy="8" r="1.900" />
    </>
  ),
  eyeOff: (
    <path d="M2.500 2.500l11 11M6.300 4.100A6.600 6.600 0 0 1 8 3.800c4 0 6.200 4.200 6.200 4.200a10 10 0 0 1-1.900 2.400M10 11.800a5.800 5.800 0 0 1-2 .4C4 12.200 1.800 8 1.800 8a10 10 0 0 1 2.300-2.800" />
  ),
  file: (
    <>
      <path d="M4 2h5l3.500 3.500V14H4Z" />
      <path d="M9 2v3.500h3.500" />
    </>
  ),
  filter: <path d="M2.500 4h11M4.500 8h7M6.500 12h3" />,
  globe: (
    <>
      <circle cx="8" cy="8" r="5.800" />
      <path d="M2.300 8h11.400M8 2.200c2 2 2.600 3.800 2.600 5.800S10 11.800 8 13.800C6 11.800 5.400 10 5.400 8S6 4.200 8 2.200Z" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="5.800" />
      <path d="M8 7.300v3.600M8 5.100v.1" />
    </>
  ),
  link: (
    <path d="M6.800 9.200a2.700 2.700 0 0 0 3.900 0l2-2a2.700 2.700 0 0 0-3.900-3.900l-.8.800M9.200 6.800a2.700 2.700 0 0 0-3.900 0l-2 2a2.700 2.700 0 0 0 3.900 3.900l.8-.8" />
  ),
  meeting: (
    <>
      <circle cx="5.700" cy="5.700" r="2.200" />
      <path d="M1.800 12.800c0-2.200 1.700-3.600 3.900-3.600s3.900 1.400 3.900 3.600M10.300 3.700a2.200 2.200 0 0 1 0 4M11.300 9.400c1.700.3 2.900 1.600 2.900 3.400" />
    </>
  ),
  mobile: (
    <>
      <rect x="4.500" y="1.800" width="7" height="12.400" rx="1.500" />
      <path d="M7.200 12h1.600" />
    </>
  ),
  network: (
    <>
      <rect x="6" y="2" width="4" height="3.500" rx=".8" />
      <rect x="2" y="10.500" width="4" height="3.500" rx=".8" />
      <rect x="10" y="10.500" width="4" height="3.500" rx=".8" />
      <path d="M8 5.500V8M4 10.500V8h8v2.500" />
    </>
  ),
  offline: (
    <path d="M2 2l12 12M4.200 8.800a5.700 5.700 0 0 1 3-1.400M6.300 11.200a2.600 2.600 0 0 1 3.400 0M2 6.300a9 9 0 0 1 3-1.800M8.500 3.900A9 9 0 0 1 14 6.300" />
  ),
  pause: <path d="M5.500 3.500v9M10.500 3.500v9" />,
  phone: (
    <path d="M5.600 2.500 6.800 5.600 5.300 6.900c.7 1.600 2.200 3.100 3.800 3.800l1.300-1.500 3.100 1.200v2.400c0 .5-.4.900-.9.800C7 13.200 2.800 9 2.400 3.400c0-.5.3-.9.800-.9Z" />
  ),
  picture: (
    <>
      <rect x="2" y="3" width="12" height="10" rx="1.500" />
      <path d="m2.500 11.500 3.500-3.500 2.500 2.500 2-2 3 3" />
      <circle cx="10.700" cy="6" r=".8" />
    </>
  ),
  pin: (
    <path d="M9.500 2.500 13.500 6.500 10.500 7.500 8 10 7.500 12.500 3.500 8.500 6 8 8.500 5.500ZM5.300 10.700 2.500 13.500" />
  ),
  relay: <path d="M2 5.500h9.500M9 3l2.500 2.500L9 8M14 10.500H4.500M7 8l-2.500 2.500L7 13" />,
  retry: (
    <path d="M13 5.500A5.500 5.500 0 0 0 3 6M3 2.800V6h3.200M3 10.500A5.500 5.500 0 0 0 13 10M13 13.200V10H9.800" />
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.500" />
      <path d="M10.500 10.500 14 14" />
    </>
  ),
  sharing: (
    <>
      <rect x="2" y="3" width="12" height="8" rx="1.200" />
      <path d="M6 13.500h4M8 11v2.500" />
    </>
  ),
  twoPeople: (
    <>
      <circle cx="3.800" cy="5" r="1.900" />
      <circle cx="12.200" cy="5" r="1.900" />
      <path d="M1.500 11.800c0-1.700 1-2.800 2.300-2.800s2.300 1.100 2.300 2.800M9.900 11.800c0-1.700 1-2.800 2.300-2.800s2.300 1.100 2.300 2.800M6.800 5h2.400" />
    </>
  ),
  video: (
    <>
      <rect x="1.800" y="4.300" width="8.700" height="7.400" rx="1.300" />
      <path d="m10.500 7.200 3.700-2v5.600l-3.700-2" />
    </>
  ),
  warning: (
    <>
      <path d="M8 2.200 14.300 13.300H1.700Z" />
      <path d="M8 6.300v3.200M8 11.400v.1" />
    </>
  ),
  wifi: (
    <>
      <path d="M2 6.300a9 9 0 0 1 12 0M4.200 8.800a5.700 5.700 0 0 1 7.600 0M6.300 11.200a2.600 2.600 0 0 1 3.400 0" />
      <circle cx="8" cy="13" r=".5" fill="currentColor" />
    </>
  ),
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof drawings;

type Props = { readonly name: IconName; readonly small?: boolean; readonly className?: string };

/** Always beside a word or inside a labelled button, so readers skip it. */
export const Icon = ({ name, small = false, className = '' }: Props) => (
  <svg className={`i ${small ? 'i12 ' : ''}${className}`.trim()} viewBox="0 0 16 16" aria-hidden="true">
    {drawings[name]}
  </svg>
);
