export { normalise, wordsIn } from '../locales/normalise.ts';
