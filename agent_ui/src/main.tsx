import "./style/index.css";
import { render } from "preact";
import { startAlarms } from "./state/alarms";
import { startAttention } from "./state/attention";
import { startClock } from "./state/clock";
import { startDraftKeeping } from "./state/consultation/draft-keeping";
import { startDisplay } from "./state/display";
import { startLive } from "./state/live";
import { resume } from "./state/session";
import { askSite } from "./state/site";
import { App } from "./view/app";

startDisplay();
const root = document.getElementById("app");
if (root) render(<App />, root);
startClock();
startLive();
startAttention();
startAlarms();
startDraftKeeping();
askSite().catch(() => {}); // the defaults serve until the page is loaded again
void resume();
