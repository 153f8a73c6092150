// The scripts of the studio's pages. Each is fetched only by a page whose form has it.
import * as menu from "./components/menu/menu.ts";
import * as theme from "./components/theme/theme.ts";
import { startComponents } from "./modules.ts";

startComponents({
  library: () => import("./components/library/library.ts"),
  menu: () => menu,
  theme: () => theme,
});
