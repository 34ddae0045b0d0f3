/** Tasks whose trials are pieces of recorded activity, split by time. */
@NullMarked
package org.anlage.task.recordings;

import org.jspecify.annotations.NullMarked;
