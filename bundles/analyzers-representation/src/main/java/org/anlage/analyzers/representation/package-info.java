/** What trained networks represent while they play trials, and what their accuracy rests on. */
@NullMarked
package org.anlage.analyzers.representation;

import org.jspecify.annotations.NullMarked;
