/** Views of a store that follow its changes, and of the studies that the page itself computes. */
@NullMarked
package org.anlage.web.watch;

import org.jspecify.annotations.NullMarked;
