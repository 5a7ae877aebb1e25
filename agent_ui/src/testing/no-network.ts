/** Before every test file: what no test answers reaches nobody, also when it is asked after the test's end. */
globalThis.fetch = async () => {
  throw new TypeError("tests have no network but that of the stage");
};
