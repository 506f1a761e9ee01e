import type { ButtonHTMLAttributes } from 'react';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** One primary button a screen; `danger` stands apart and names its object. */
  readonly kind?: 'plain' | 'primary' | 'danger' | 'quiet' | 'icon';
}

export function Button({ kind = 'plain', className = '', ...rest }: ButtonProps) {
  return <button type="button" className={`btn ${className}`} data-kind={kind} {...rest} />;
}
