import { conforms } from './conformance.ts';
import { openMemoryStore } from './index.ts';

conforms('memory', () => {
  const store = openMemoryStore();
  return { open: () => store, end: async () => {} };
});
