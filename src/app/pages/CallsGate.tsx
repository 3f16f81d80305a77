import { Outlet, useRouter } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useAccount } from '../auth/useAccount.ts';
import { Button } from '../ui/Button.tsx';
import { sharedSearch } from '../useUrlView.ts';

const NoRoleMessage = lazy(async () => ({
  default: (await import('../auth/NoRolePage.tsx')).NoRoleMessage,
}));

/** Before every page of calls: an administrator signs in, too, but that role opens none. */
export const CallsGate = () => {
  const router = useRouter();
  const { as, person, signOut } = useAccount();
  if (person.fieldLevel !== null) return <Outlet />;
  return (
    <Suspense>
      <title>No calls · Earshot</title>
      <NoRoleMessage as={as} roles={person.roles} signOut={signOut}>
        <Button look="main" onClick={() => void router.navigate({ to: '/audit', search: sharedSearch })}>
          Open the audit trail
        </Button>
      </NoRoleMessage>
    </Suspense>
  );
};
