/** Training of recurrent networks by back-propagation through time, and playing them. */
@NullMarked
package org.anlage.trainers;

import org.jspecify.annotations.NullMarked;
