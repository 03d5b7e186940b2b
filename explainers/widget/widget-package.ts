// The entry of the widget's script in a package for learning platforms: as on a web server, but without pages for frames.

import { site } from "./delivery-site";
import { define } from "./elements";

define({ ...site, framed: () => null });
