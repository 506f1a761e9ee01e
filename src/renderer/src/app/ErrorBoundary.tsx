import { Component, type ReactNode } from 'react';
import type { Text } from '../../../shared/text/text.ts';
import { Failed } from '../ui/Notice.tsx';

interface ErrorBoundaryProps {
  readonly text: Text;
  /** What it stands around. A new value forgets the error: another view may be sound. */
  readonly where: string;
  readonly children: ReactNode;
}
interface Caught {
  readonly error: string | null;
  readonly where: string;
}

/** Shows a bug of one view in its place; the frame around it, with its status bar, goes on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, Caught> {
  override state: Caught = { error: null, where: this.props.where };

  static getDerivedStateFromError(error: unknown): Partial<Caught> {
    return { error: String(error) };
  }

  static getDerivedStateFromProps({ where }: ErrorBoundaryProps, state: Caught): Caught | null {
    return where === state.where ? null : { error: null, where };
  }

  override render(): ReactNode {
    const { text, children } = this.props;
    const { error } = this.state;
    if (error === null) return children;
    return (
      <Failed title={text('boundary.title')} onRetry={() => this.setState({ error: null })}>
        <p>{text('boundary.explain')}</p>
        <p className="mono" translate="no">
          {error}
        </p>
      </Failed>
    );
  }
}
