// The entry of the widget's script on a web server.

import { site } from "./site";
import { define } from "../elements/define";

define(site);
