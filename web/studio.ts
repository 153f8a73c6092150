// The scripts of the studio's pages, beside those of every page. Each is fetched only by a page that has it.
import { addComponents } from "./main.ts";

addComponents({});
