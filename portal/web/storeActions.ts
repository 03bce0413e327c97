/** An action of Web Chat's store, which is Redux's. */
export interface StoreAction {
  readonly type: string;
  readonly payload?: unknown;
  readonly meta?: unknown;
}

export type Dispatch = (action: StoreAction) => unknown;
export type StoreMiddleware = (store: { readonly dispatch: Dispatch }) => (next: Dispatch) => Dispatch;
