// The entry of the widget's script in a package for learning platforms: as on a web server, but without pages for
// frames.

import { site } from "./site";
import { define } from "../elements/define";

define({ ...site, framed: () => null });
