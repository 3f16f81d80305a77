import { useMemo } from 'react';
import type { FieldLevel } from '#calls/fields';
import { askExportOf, type AskExport } from '../data/exports.ts';
import { useAccount } from '../auth/useAccount.ts';

/** What the page has to know of whoever looks at a call. */
export type Viewer = {
  readonly fieldLevel: FieldLevel;
  readonly appVersion: string;
  /** Whether their roles write anything out. */
  readonly mayExport: boolean;
  /** Whose people are internal; unknown in a file. */
  readonly tenantId: string | undefined;
  /** Undefined where nobody has to be asked: a file is the viewer's own. */
  readonly askExport: AskExport | undefined;
};

/** Somebody signed in. */
export const useViewer = (): Viewer => {
  const { settings, person, api } = useAccount();
  const askExport = useMemo(() => askExportOf(api), [api]);
  return useMemo(
    () => ({
      fieldLevel: person.fieldLevel ?? 'metrics',
      appVersion: settings.version,
      mayExport: person.roles.includes('CallQuality.Export'),
      tenantId: TENANT.exec(settings.signIn.authority)?.[0],
      askExport,
    }),
    [askExport, person, settings],
  );
};

/** An authority of one tenant names it: `https://login.microsoftonline.com/<tenant>`. */
const TENANT = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;
