/** To be called inside a `describe` whose tests go on from one another: after one that fails, the others are skipped. */
export function inScenes(): void {
  let isBroken = false;

  beforeEach(function skipAfterFailure() {
    if (isBroken) this.skip();
  });

  afterEach(function noticeFailure() {
    isBroken ||= this.currentTest?.state === 'failed';
  });
}
