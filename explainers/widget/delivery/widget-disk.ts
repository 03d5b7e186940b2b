// The entry of the widget's script in the offline forms: an ordinary script, which browsers run from a disk, too.

import { disk } from "./disk";
import { define } from "../elements/define";

define(disk);
