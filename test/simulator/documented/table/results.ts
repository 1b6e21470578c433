/** What came out of a case's tests, each named by `works`, `authorised`, an error's name or a key state. */
export interface Results {
  passed(test: string): boolean;
}
