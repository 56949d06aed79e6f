import { type Desk, type Store } from '@proviso/desk';
import written from './example-record.json';
/** 1 December 2024, noon. */
export declare const NOW: number;
export type Example = {
  desk: Desk;
  store: Store;
  shaOf: (report: string) => string;
};
/** `example` may tell the same in other words: a test of hostile ones does. */
export declare function exampleDesk(example?: typeof written): Promise<Example>;
export declare function emptyDesk(store: Store): Desk;
