import { useCallback, useEffect, useState } from 'react';
import type { ApiResult, Refusal } from './request.ts';

export type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T; readonly etag: string }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface Loading<T> {
  readonly state: Loaded<T>;
  /** Asks the server again; what is shown stays until it has answered. False when it refused. */
  readonly reload: () => Promise<boolean>;
  /** Shows what a save has returned, without asking again. */
  readonly show: (value: T, etag: string) => void;
  /** Changes a part of what is shown by then; nothing, where nothing is. */
  readonly update: (change: (value: T) => T) => void;
}

/** What `load` brings; loaded again whenever `load` is another function, so keep it stable. */
export function useLoaded<T>(load: (signal: AbortSignal) => Promise<ApiResult<T>>): Loading<T> {
  const [state, setState] = useState<Loaded<T>>({ kind: 'loading' });

  const run = useCallback(
    async (signal: AbortSignal) => {
      const result = await load(signal);
      if (!signal.aborted) setState(loadedOf(result));
      return result.ok;
    },
    [load],
  );

  useEffect(() => {
    const abort = new AbortController();
    void run(abort.signal);
    return () => abort.abort();
  }, [run]);

  const reload = useCallback(() => run(new AbortController().signal), [run]);
  const show = useCallback((value: T, etag: string) => setState({ kind: 'ready', value, etag }), []);
  const update = useCallback((change: (value: T) => T) => {
    setState((now) => (now.kind === 'ready' ? { ...now, value: change(now.value) } : now));
  }, []);
  return { state, reload, show, update };
}

function loadedOf<T>(result: ApiResult<T>): Loaded<T> {
  return result.ok
    ? { kind: 'ready', value: result.value, etag: result.etag }
    : { kind: 'refused', refusal: result.refusal };
}
