import { Component, type ReactNode } from 'react';
import { CrashPage } from './frame/CrashPage.tsx';

type State = { readonly error: unknown; readonly crashed: boolean };

/** Catches what is no answer of the server but a bug. React has no hook for this. */
export class CrashBoundary extends Component<{ readonly children: ReactNode }, State> {
  override readonly state: State = { error: undefined, crashed: false };

  static getDerivedStateFromError(error: unknown): State {
    return { error, crashed: true };
  }

  override render(): ReactNode {
    return this.state.crashed ? <CrashPage error={this.state.error} /> : this.props.children;
  }
}
