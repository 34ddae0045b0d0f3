/**
 * Matched nulls: transforms that keep some statistics of weights and draw everything else anew.
 * Each says which.
 */
@NullMarked
package org.anlage.generators.nulls;

import org.jspecify.annotations.NullMarked;
