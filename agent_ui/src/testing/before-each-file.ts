import { configure } from "@testing-library/preact";
import { agreeOn } from "../state/clock";

/** What no test answers reaches nobody, also when it is asked after the test's end. */
globalThis.fetch = async () => {
  throw new TypeError("tests have no network but that of the stage");
};

/** Of itself the library gives up after a second: a loaded machine may need more to fetch a page's code. */
configure({ asyncUtilTimeout: 20_000 });

/** The gateway's clock stands in the year of what the tests show, whatever this one is. */
agreeOn(Date.parse("2026-03-02T09:00:00+08:00"));
