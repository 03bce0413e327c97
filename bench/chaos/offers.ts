import type { OfferRef } from '../../handoff/domain/content.ts';

/** The offers that the agents of a schedule see, so that they can press each other's. */
export interface OfferBoard {
  show(to: string, offer: OfferRef): void;
  /** The newest that this agent sees, or that anybody does, and that this one has not pressed. */
  newest(by: string, whose: 'own' | 'anyones'): OfferRef | undefined;
  pressed(by: string, offer: OfferRef): void;
}

export function createOfferBoard(): OfferBoard {
  const shown: { readonly to: string; readonly offer: OfferRef; readonly pressedBy: Set<string> }[] = [];
  return {
    show: (to, offer) => void shown.push({ to, offer, pressedBy: new Set() }),
    newest: (by, whose) =>
      shown.findLast(({ to, pressedBy }) => (whose === 'anyones' || to === by) && !pressedBy.has(by))?.offer,
    pressed(by, { offerId }) {
      for (const { offer, pressedBy } of shown) if (offer.offerId === offerId) pressedBy.add(by);
    },
  };
}
