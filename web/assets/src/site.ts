/** What every page loads: htmx and the small comforts below. Every page also works without this file. */
import "htmx.org";
import { startReadingAloud } from "./aloud";
import { startConfirming } from "./confirm";
import { startCounting } from "./counter";
import { startFocus } from "./focus";
import { startMenus } from "./menus";
import { startSharing } from "./share";
import { startTapping } from "./taps";

startConfirming();
startCounting();
startFocus();
startMenus();
startReadingAloud();
startSharing();
startTapping();
