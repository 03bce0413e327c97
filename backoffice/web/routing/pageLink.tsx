import type { MouseEvent, ReactNode } from 'react';
import { navigate } from './path.ts';

export interface PageLinkProps {
  readonly to: string;
  readonly isCurrent: boolean;
  readonly className: string;
  readonly children: ReactNode;
}

/** A real link, so that it can be opened in a new tab; a plain click stays in the app. */
export function PageLink({ to, isCurrent, className, children }: PageLinkProps) {
  const follow = (event: MouseEvent): void => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    navigate(to);
  };
  return (
    <a href={to} className={className} onClick={follow} aria-current={isCurrent ? 'page' : undefined}>
      {children}
    </a>
  );
}
