/** Sources of recorded activity: NPY arrays, suite2p folders and CSV tables. */
@NullMarked
package org.anlage.recordings;

import org.jspecify.annotations.NullMarked;
