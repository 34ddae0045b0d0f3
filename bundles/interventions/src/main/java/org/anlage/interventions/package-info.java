/** Interventions during training. */
@NullMarked
package org.anlage.interventions;

import org.jspecify.annotations.NullMarked;
