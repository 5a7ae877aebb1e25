import { configure } from "@testing-library/preact";

/** What no test answers reaches nobody, also when it is asked after the test's end. */
globalThis.fetch = async () => {
  throw new TypeError("tests have no network but that of the stage");
};

/** Of itself the library gives up after a second: a loaded machine may need more to fetch a page's code. */
configure({ asyncUtilTimeout: 20_000 });
