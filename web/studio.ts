// The scripts of the studio's pages, beside those of every page. Each is fetched only by a page that has it; only the one
// that keeps what is typed comes along at once, for it may not be missing when the network goes.
import * as autosave from "./components/autosave/autosave.ts";
import * as fold from "./components/fold/fold.ts";
import { addComponents } from "./main.ts";

addComponents({
  autosave: () => autosave,
  bulk: () => import("./components/bulk/bulk.ts"),
  counter: () => import("./components/counter/counter.ts"),
  "date-field": () => import("./components/date-field/date-field.ts"),
  "error-summary": () => import("./components/error-summary/error-summary.ts"),
  // Parts of the page must not close under somebody's fingers a second later.
  fold: () => fold,
  "hours-builder": () => import("./components/hours-builder/hours-builder.ts"),
  "item-link": () => import("./components/item-link/item-link.ts"),
  library: () => import("./components/library/library.ts"),
  "line-editor": () => import("./components/line-editor/line-editor.ts"),
  passkey: () => import("./components/passkey/passkey.ts"),
  pictures: () => import("./components/pictures/pictures.ts"),
  "place-picker": () => import("./components/place-picker/place-picker.ts"),
  press: () => import("./components/press/press.ts"),
  preview: () => import("./components/preview/preview.ts"),
  recurrence: () => import("./components/recurrence/recurrence.ts"),
  region: () => import("./components/region/region.ts"),
  repeat: () => import("./components/repeat/repeat.ts"),
  twins: () => import("./components/twins/twins.ts"),
});
