// Section F for the third time: both sides on the Emulator channel, over HTTP. The journey is the script.
import '../journeys/handoffOnEmulator.test.ts';
