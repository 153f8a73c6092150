// The scripts of visitors' pages: finds `[data-module]` in the page and starts that component; nothing else.
import * as menu from "./components/menu/menu.ts";
import * as save from "./components/save/save.ts";
import * as share from "./components/share/share.ts";
import * as theme from "./components/theme/theme.ts";
import { startComponents } from "./modules.ts";

// What nearly every page has comes along at once: each is smaller than the request for it would be.
startComponents({
  "date-reading": () => import("./components/date-reading/date-reading.ts"),
  find: () => import("./components/find/find.ts"),
  map: () => import("./components/map/map.ts"),
  menu: () => menu,
  save: () => save,
  saved: () => import("./components/saved/saved.ts"),
  share: () => share,
  suggest: () => import("./components/suggest/suggest.ts"),
  theme: () => theme,
});
