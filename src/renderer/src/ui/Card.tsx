import { useId, type ReactNode } from 'react';

interface CardProps {
  readonly title: ReactNode;
  /** Beside the title: captions, pills, buttons. */
  readonly aside?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A titled panel: a group that its title names. No landmark, since a scrolling table inside may be one. */
export function Card({ title, aside, className = '', children }: CardProps) {
  const id = useId();
  return (
    <section className={`card ${className}`} role="group" aria-labelledby={id}>
      <header className="card-head">
        <h2 id={id}>{title}</h2>
        {aside}
      </header>
      <div className="card-body">{children}</div>
    </section>
  );
}
