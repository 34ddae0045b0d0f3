/** Analyzers of activity, simulated or recorded, and of what weights imply for it. */
@NullMarked
package org.anlage.analyzers.dynamics;

import org.jspecify.annotations.NullMarked;
