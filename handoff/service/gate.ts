/** A promise that somebody else keeps: many may wait until it is opened, and opening it twice is opening it once. */
export interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}

export function createGate(): Gate {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Kept shut by any number of people, until the last of them lets go. */
export interface Door {
  isShut(): boolean;
  /** Resolves when nobody keeps it shut. */
  opened(): Promise<void>;
  /** Answers how to let go. */
  keepShut(): () => void;
}

export function createDoor(): Door {
  let keepers = 0;
  let gate = createGate();
  return {
    isShut: () => keepers > 0,
    opened: () => (keepers > 0 ? gate.opened : Promise.resolve()),
    keepShut() {
      if (keepers === 0) gate = createGate();
      keepers += 1;
      return () => {
        keepers -= 1;
        if (keepers === 0) gate.open();
      };
    },
  };
}
