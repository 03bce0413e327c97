import { z } from 'zod';

// zod compiles its parsers with `new Function`, which the page's Content-Security-Policy forbids and reports. This has
// to run before the first schema is made, so it is the first import of the app.
z.config({ jitless: true });
