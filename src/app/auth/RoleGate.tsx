import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useRef, useSyncExternalStore, type ReactNode } from 'react';
import type { Person } from '#contract/me';
import { isAdministrator } from '#contract/roles';
import { forgetCalls } from '../data/forget-calls.ts';
import { meQuery } from '../data/queries.ts';
import { PlainFrame } from '../frame/PlainFrame.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import type { SignedIn } from './access.ts';
import type { AccessState } from './access-watch.ts';
import { AccountContext } from './AccountContext.ts';

const AccessEndedPage = lazy(async () => ({
  default: (await import('./AccessEndedPage.tsx')).AccessEndedPage,
}));
const NoRolePage = lazy(async () => ({ default: (await import('./NoRolePage.tsx')).NoRolePage }));

type Props = { readonly signedIn: SignedIn; readonly children: ReactNode };

/** Lets through who has a role that opens anything; tells everybody else what to do. The server decides anyway. */
export const RoleGate = ({ signedIn, children }: Props) => {
  const access = useSyncExternalStore(signedIn.watch.subscribe, signedIn.watch.get);
  useForgetting(access);
  return access.kind === 'ended' ? (
    <Suspense>
      <AccessEndedPage signedIn={signedIn} error={access.error} wasOpen={access.wasOpen} />
    </Suspense>
  ) : (
    <KnownPerson signedIn={signedIn}>{children}</KnownPerson>
  );
};

/** What was read with other roles is read anew, and with none it is forgotten. */
const useForgetting = (access: AccessState): void => {
  const queryClient = useQueryClient();
  const scope = useRef<string>(undefined);
  useEffect(() => {
    if (access.kind === 'ended') {
      forgetCalls();
      queryClient.clear();
    }
    if (access.kind !== 'open') return;
    if (scope.current !== undefined && scope.current !== access.scope) {
      forgetCalls();
      void queryClient.resetQueries();
    }
    scope.current = access.scope;
  }, [access, queryClient]);
};

const KnownPerson = ({ signedIn, children }: Props) => {
  const { data: person, error, refetch } = useQuery(meQuery(signedIn.api));
  const signOut = useSignOut(signedIn);
  const account = useMemo(() => person && { ...signedIn, person, signOut }, [person, signedIn, signOut]);
  if (account && opensAnything(account.person)) {
    return <AccountContext value={account}>{children}</AccountContext>;
  }
  if (account) {
    return (
      <Suspense>
        <NoRolePage as={signedIn.as} roles={account.person.roles} signOut={signOut} />
      </Suspense>
    );
  }
  return (
    <PlainFrame>
      {error ? (
        <ErrorNotice
          error={error}
          level={1}
          on={{
            retry: () => void refetch(),
            'sign-in': () => void signedIn.signIn(location.pathname + location.search),
          }}
        />
      ) : (
        <Skeleton label="Asking who you are" rows={0} />
      )}
    </PlainFrame>
  );
};

const opensAnything = ({ fieldLevel, roles }: Person): boolean =>
  fieldLevel !== null || isAdministrator(roles);

/** Nothing that was read outlives the sign-in. */
const useSignOut = ({ signOut }: SignedIn): (() => Promise<void>) => {
  const queryClient = useQueryClient();
  return useMemo(
    () => async () => {
      queryClient.clear();
      await signOut();
    },
    [queryClient, signOut],
  );
};
