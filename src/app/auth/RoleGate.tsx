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

type Props = { readonly signedIn: SignedIn; readonly children: ReactNode };

/** Lets through who has a role that opens calls; tells everybody else what to do. The server decides anyway. */
export const RoleGate = ({ signedIn, children }: Props) => {
  const { data: person, error, refetch } = useQuery(meQuery(signedIn.api));
  const signOut = useSignOut(signedIn);
  const account = useMemo(() => person && { ...signedIn, person, signOut }, [person, signedIn, signOut]);
  if (account && account.person.fieldLevel !== null) {
    return <AccountContext value={account}>{children}</AccountContext>;
  }
  if (account) return <NoRolePage as={signedIn.as} roles={account.person.roles} signOut={signOut} />;
  if (error instanceof ApiError && error.code === 'role-required') {
    return <NoRolePage as={signedIn.as} signOut={signOut} error={error} />;
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
