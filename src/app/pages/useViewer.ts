import type { FieldLevel } from '#calls/fields';
import { useAccount } from '../auth/useAccount.ts';

/** What the page has to know of whoever looks at a call. */
export type Viewer = {
  readonly fieldLevel: FieldLevel;
  readonly appVersion: string;
  /** Whether their roles save pictures. */
  readonly mayExport: boolean;
};

/** Somebody signed in. */
export const useViewer = (): Viewer => {
  const { settings, person } = useAccount();
  return {
    fieldLevel: person.fieldLevel ?? 'metrics',
    appVersion: settings.version,
    mayExport: person.roles.includes('CallQuality.Export'),
  };
};
