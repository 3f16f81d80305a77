import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, type ReactNode } from 'react';
import { ApiError } from '../data/ApiError.ts';
import { meQuery } from '../data/queries.ts';
import { PlainFrame } from '../frame/PlainFrame.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import type { SignedIn } from './access.ts';
import { AccountContext } from './AccountContext.ts';
import { NoRolePage } from './NoRolePage.tsx';
import { SignInPage } from './SignInPage.tsx';
import { useAccess } from './useAccess.ts';

/** Lets through who is signed in with a role that opens calls; tells everybody else what to do. */
export const AccessGate = ({ children }: { readonly children: ReactNode }) => {
  const access = useAccess();
  switch (access.kind) {
    case 'unavailable':
      return <Unavailable error={access.error} />;
    case 'signed-out':
      return <SignInPage signIn={access.signIn} />;
    case 'signed-in':
      return <RoleGate signedIn={access}>{children}</RoleGate>;
  }
};

const Unavailable = ({ error }: { readonly error: ApiError }) => (
  <PlainFrame>
    <ErrorNotice
      error={error}
      level={1}
      on={{ retry: () => location.reload(), 'sign-in': () => location.assign('/calls') }}
    />
  </PlainFrame>
);

type RoleGateProps = { readonly signedIn: SignedIn; readonly children: ReactNode };

const RoleGate = ({ signedIn, children }: RoleGateProps) => {
  const { data: person, error, refetch } = useQuery(meQuery(signedIn.api));
  const signOut = useSignOut(signedIn);
  const account = useMemo(() => person && { ...signedIn, person, signOut }, [person, signedIn, signOut]);
  if (account) {
    if (account.person.fieldLevel === null) {
      return <NoRolePage as={signedIn.as} roles={account.person.roles} signOut={signOut} />;
    }
    return <AccountContext value={account}>{children}</AccountContext>;
  }
  if (error instanceof ApiError) {
    if (error.code === 'role-required')
      return <NoRolePage as={signedIn.as} signOut={signOut} error={error} />;
    return (
      <PlainFrame>
        <ErrorNotice
          error={error}
          level={1}
          on={{
            retry: () => void refetch(),
            'sign-in': () => void signedIn.signIn(location.pathname + location.search),
          }}
        />
      </PlainFrame>
    );
  }
  if (error) throw error;
  return (
    <PlainFrame>
      <Skeleton label="Asking who you are" rows={0} />
    </PlainFrame>
  );
};

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
