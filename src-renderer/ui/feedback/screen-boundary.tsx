/** A screen that breaks says so in its own place; rail, status bar and the other sections go on. */
import { Component, type ReactNode } from 'react';
import { ErrorState } from './error-state.tsx';

interface State {
  readonly error: unknown;
}

export class ScreenBoundary extends Component<{ children: ReactNode }, State> {
  override state: State = { error: undefined };

  static getDerivedStateFromError(error: unknown): State {
    return { error };
  }

  override render(): ReactNode {
    if (this.state.error === undefined) return this.props.children;
    return <ErrorState error={this.state.error} onRetry={() => this.setState({ error: undefined })} />;
  }
}
