import { useRouter } from '@tanstack/react-router';
import { type AnchorHTMLAttributes, type MouseEvent, type Ref, useCallback } from 'react';
import { BASE } from '../paths';

interface GoProps extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  /** A path of `pb`. */
  to: string;
  replace?: boolean;
  ref?: Ref<HTMLAnchorElement>;
}

const ordinary = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;

/** A link inside the console. It fetches its page as soon as somebody points at it or reaches it by keyboard. */
export function Go({ to, replace = false, onClick, ...props }: GoProps) {
  const router = useRouter();
  const href = BASE + to;
  const preload = () => {
    router.preloadRoute({ href } as Parameters<typeof router.preloadRoute>[0]).catch(() => undefined);
  };
  return (
    <a
      {...props}
      href={href}
      onPointerEnter={preload}
      onFocus={preload}
      onClick={(event) => {
        onClick?.(event);
        if (event.defaultPrevented || !ordinary(event) || props.target) return;
        event.preventDefault();
        void router.navigate({ href, replace } as Parameters<typeof router.navigate>[0]);
      }}
    />
  );
}

/** Goes to a path of `pb`. */
export function useGo(): (to: string, options?: { replace?: boolean }) => void {
  const router = useRouter();
  return useCallback(
    (to, options) => {
      void router.navigate({ href: BASE + to, replace: options?.replace ?? false, resetScroll: false } as Parameters<
        typeof router.navigate
      >[0]);
    },
    [router],
  );
}
