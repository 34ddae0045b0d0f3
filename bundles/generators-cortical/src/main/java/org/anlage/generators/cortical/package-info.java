/**
 * Generators and transforms that use measured functional similarity, given or estimated from
 * activity.
 */
@NullMarked
package org.anlage.generators.cortical;

import org.jspecify.annotations.NullMarked;
