import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { isGuid } from '#base/guid';
import { REVOCATIONS_PATH } from '#contract/routes';
import { useApi } from '../auth/useAccount.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import './RevokeDialog.css';

type Props = {
  /** Whom the trail is filtered by, an object id. */
  readonly person: string | undefined;
  readonly onClose: () => void;
};

const WHOSE = [
  { value: 'person', label: 'One person' },
  { value: 'all', label: 'Everybody' },
] as const;

/** Ends tokens at once. Who may come back is decided at Microsoft, by taking the role away. */
export const RevokeDialog = ({ person, onClose }: Props) => {
  const api = useApi();
  const queryClient = useQueryClient();
  const [whose, setWhose] = useState<'person' | 'all'>('person');
  const [id, setId] = useState(person ?? '');
  const oid = id.trim();
  const isReady = whose === 'all' || isGuid(oid);
  const revoke = useMutation({
    mutationFn: () => api.postJson(REVOCATIONS_PATH, whose === 'all' ? { all: true } : { sub: oid }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['audit'] }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) revoke.mutate();
  };
  if (revoke.isSuccess)
    return (
      <Dialog open onClose={onClose} title="Access has ended">
        <p role="status">
          {whose === 'all'
            ? 'Every token has ended. Whoever still has a role gets a new one by itself.'
            : 'Every token of this person has ended, and none is given for 40 minutes. To keep the person out, take the role away in Microsoft Entra.'}
        </p>
        <div className="revoke-actions">
          <Button look="main" onClick={onClose}>
            Done
          </Button>
        </div>
      </Dialog>
    );
  return (
    <Dialog open onClose={onClose} title="End access">
      <form className="revoke" onSubmit={submit}>
        <Segmented label="Whose access" options={WHOSE} value={whose} onChange={setWhose} />
        {whose === 'person' ? (
          <label>
            Object id of the person in Microsoft Entra
            <input
              type="text"
              className="mono"
              autoComplete="off"
              spellCheck={false}
              value={id}
              onChange={(event) => setId(event.target.value)}
            />
          </label>
        ) : (
          <p>Ends every token at once, for instance when one may have been stolen.</p>
        )}
        {revoke.error && <ErrorNotice error={revoke.error} level={3} />}
        <div className="revoke-actions">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="main" type="submit" disabled={!isReady || revoke.isPending}>
            {whose === 'all' ? 'End everybody’s tokens' : 'End this person’s access'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
