// The entry of the widget's script on a web server.

import { site } from "./delivery-site";
import { define } from "./elements";

define(site);
